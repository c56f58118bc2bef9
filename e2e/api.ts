import { setTimeout as wait } from 'node:timers/promises';
import type { Asset } from '../src-shared/model/asset.ts';

/** Another program beside the window: plain HTTP, as a script would do it. */
export class Api {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** Saves a text under a name; gives its id. */
  async create(name: string, text: string, ext?: string): Promise<string> {
    return this.#create({ name }, text, ext);
  }

  /** Saves a short text with tags; gives its id. */
  async createTagged(name: string, ...tags: readonly string[]): Promise<string> {
    return this.#seed({ fragment: { string: { raw: name } } }, { name, tags: tags.map(text => ({ text })) });
  }

  /** Saves what nobody asked for; gives its id. */
  async suggest(name: string): Promise<string> {
    return this.#seed({ fragment: { string: { raw: name } } }, { name }, { pseudo: true });
  }

  /** Saves a text of which nothing else is known; gives its id. */
  async save(text: string): Promise<string> {
    return this.#create({}, text);
  }

  /** Saves the bytes of an image file; gives its id. */
  async saveImage(name: string, bytes: Uint8Array): Promise<string> {
    return this.#seed({ file: { bytes: { raw: [...bytes] }, metadata: { name } } });
  }

  async #create(metadata: { readonly name?: string }, text: string, ext?: string): Promise<string> {
    return this.#seed({ fragment: { string: { raw: text }, ...(ext && { metadata: { ext } }) } }, metadata);
  }

  async #seed(format: object, metadata: object = {}, flags: object = {}): Promise<string> {
    const application = {
      id: 'e2e',
      name: 'OPEN_SOURCE',
      version: '1.0.0',
      platform: 'LINUX',
      onboarded: false,
      privacy: 'ANONYMOUS',
    };
    const seed = { type: 'SEEDED_ASSET', asset: { application, format, metadata, ...flags } };
    const asset = (await this.#send('POST', '/assets/create', seed)) as Asset;
    return asset.id;
  }

  /** Waits until everything that was saved has been enriched. */
  async enriched(): Promise<void> {
    const state = async () => (await this.#send('GET', '/magpie/enrichment')) as { waiting: number };
    while ((await state()).waiting > 0) await wait(50);
  }

  async delete(id: string): Promise<void> {
    await fetch(new URL(`/assets/${id}/delete`, this.#address), { method: 'POST' });
  }

  async edit(edit: {
    readonly id: string;
    readonly name?: string;
    readonly favourite?: boolean;
    readonly tags?: readonly string[];
  }): Promise<void> {
    await this.#send('POST', '/magpie/library/edit', edit);
  }

  /** The id of a snippet's first format. */
  async formatOf(id: string): Promise<string> {
    const { original } = (await this.#send('GET', `/assets/${id}?transferables=false`)) as Asset;
    return original.id;
  }

  /** How many changes the library has seen. */
  async revision(): Promise<number> {
    return ((await this.#send('GET', '/magpie/changes')) as { revision: number }).revision;
  }

  /** Names of all live snippets, newest first. */
  async names(): Promise<string[]> {
    return (await this.#all()).map(asset => asset.name ?? '');
  }

  /** Names of all live snippets, those first that are used. */
  async suggested(): Promise<string[]> {
    const { iterable } = (await this.#send('GET', '/assets?suggested=true')) as { iterable: Asset[] };
    return iterable.map(asset => asset.name ?? '');
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
