import type { Asset } from '../src-shared/model/asset.ts';

/** Another program beside the window: plain HTTP, as a script would do it. */
export class Api {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** Saves a text under a name; gives its id. */
  async create(name: string, text: string, ext?: string): Promise<string> {
    const fragment = { string: { raw: text }, ...(ext && { metadata: { ext } }) };
    const application = {
      id: 'e2e',
      name: 'OPEN_SOURCE',
      version: '1.0.0',
      platform: 'LINUX',
      onboarded: false,
      privacy: 'ANONYMOUS',
    };
    const seed = { type: 'SEEDED_ASSET', asset: { application, format: { fragment }, metadata: { name } } };
    const asset = (await this.#send('POST', '/assets/create', seed)) as Asset;
    return asset.id;
  }

  async delete(id: string): Promise<void> {
    await fetch(new URL(`/assets/${id}/delete`, this.#address), { method: 'POST' });
  }

  async edit(edit: { readonly id: string; readonly name?: string; readonly favourite?: boolean }): Promise<void> {
    await this.#send('POST', '/magpie/library/edit', edit);
  }

  /** Names of all live snippets, newest first. */
  async names(): Promise<string[]> {
    return (await this.#all()).map(asset => asset.name ?? '');
  }

  /** The text of the snippet with this name; undefined while there is none. */
  async text(name: string): Promise<string | undefined> {
    const asset = (await this.#all()).find(candidate => candidate.name === name);
    return asset && textOf(asset);
  }

  /** The texts of all live snippets, newest first. */
  async texts(): Promise<(string | undefined)[]> {
    return (await this.#all()).map(textOf);
  }

  async #all(): Promise<readonly Asset[]> {
    const { iterable } = (await this.#send('GET', '/assets')) as { iterable: Asset[] };
    return iterable;
  }

  async #send(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(new URL(path, this.#address), {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}

function textOf(asset: Asset): string | undefined {
  const original = asset.original.reference;
  return original?.fragment?.string?.raw ?? original?.file?.string?.raw;
}
