import { readFile } from 'node:fs/promises';
import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import type { Input, Method, Output } from '../../src-shared/contract/index.ts';
import { unwrap } from '../../src-shared/errors.ts';
import type { AssetId, CollectionId } from '../../src-shared/model/ids.ts';
import { WireBytes } from '../../src-shared/model/transferable.ts';
import { type Service, startService } from '../service.ts';
import { files, searches, texts } from './texts.ts';

const application = {
  id: 'screenshots',
  name: 'VS_CODE',
  version: '1.0.0',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
} as const;

const pollMs = 50;

/** Fills a data folder as a person would over a week, through the API, and gives the service that runs on it. */
export async function filledLibrary(dataFolder: string): Promise<Service> {
  const collections = new Map<string, CollectionId>();
  const days = [...new Set(texts.map(({ daysAgo }) => daysAgo))].sort((a, b) => b - a);
  for (const day of days) {
    const service = await onDay(day, () => startService(dataFolder, true));
    try {
      const library = new Library(service.address);
      if (day === 1) for (const [name, path] of Object.entries(files)) await library.saveFile(name, await readFile(path));
      for (const text of texts.filter(({ daysAgo }) => daysAgo === day)) await library.save(text, collections);
      await library.enriched();
      if (day === 0) {
        for (const [name, query] of Object.entries(searches))
          await library.call('collections.create', { collection: { name, query } });
        return service;
      }
    } catch (error) {
      await service.stop();
      throw error;
    }
    await service.stop();
  }
  throw new Error('No text is of today');
}

/** The service lives so many days ago: its clock is put back, not the machine's. */
async function onDay(daysAgo: number, start: () => Promise<Service>): Promise<Service> {
  const { NODE_OPTIONS: before = '' } = process.env;
  process.env.NODE_OPTIONS = `--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()-${daysAgo}*864e5`;
  try {
    return await start();
  } finally {
    process.env.NODE_OPTIONS = before;
  }
}

class Library {
  readonly #bridge: Bridge;

  constructor(baseUrl: string) {
    this.#bridge = createHttpBridge({ baseUrl, fetch, WebSocket, platform: 'linux' });
  }

  async call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
    return unwrap(await this.#bridge.call(method, input));
  }

  async save(given: (typeof texts)[number], collections: Map<string, CollectionId>): Promise<void> {
    const { name, ext, text, tags = [], before = text, fragments = {}, collection, suggested } = given;
    const metadata = { name, tags: tags.map(tag => ({ text: tag })) };
    const format = { fragment: { string: { raw: before }, metadata: { ext } } };
    const asset = { application, format, metadata, ...(suggested && { pseudo: true }) };
    const { id: created } = await this.call('assets.create', { seed: { type: 'SEEDED_ASSET', asset }, transferables: false });
    const id = created as AssetId;
    for (const [label, payload] of Object.entries(fragments)) {
      await this.call('fragments.add', { addition: { snippet: id, fragments: [{ payload, label }] } });
    }
    const [first] = (await this.call('library.snippet', { id })).fragments;
    if (before !== text && first) await this.call('library.edit', { edit: { id, fragment: { id: first.id, text } } });
    if (collection !== undefined) {
      const found =
        collections.get(collection) ?? (await this.call('collections.create', { collection: { name: collection } })).id;
      collections.set(collection, found);
      await this.call('collections.collect', { collecting: { id: found, add: [id], remove: [] } });
    }
    if (given.favourite) await this.call('library.mark', { marks: { marks: [{ id, favourite: true }] } });
    for (let uses = given.uses ?? 0; uses > 0; uses--) await this.call('library.use', { id });
    if (given.trashed) await this.call('library.trash', { snippets: { ids: [id] } });
  }

  async saveFile(name: string, bytes: Uint8Array): Promise<void> {
    const format = { file: { bytes: { raw: WireBytes.from(bytes) }, metadata: { name } } };
    const asset = { application, format, metadata: { name } };
    await this.call('assets.create', { seed: { type: 'SEEDED_ASSET', asset }, transferables: false });
  }

  async enriched(): Promise<void> {
    while ((await this.call('enrichment.state', {})).waiting > 0) await new Promise(resolve => setTimeout(resolve, pollMs));
  }
}
