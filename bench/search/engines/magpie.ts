import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { createSearchIndex } from '../../../src-main/search/index.ts';
import { LibraryIndex } from '../../../src-main/search/library-index.ts';
import type { Segment } from '../../../src-main/search/segment/segment.ts';
import { openStorage } from '../../../src-main/storage/connect.ts';
import type { NewAsset } from '../../../src-main/storage/port.ts';
import { createBatchRunner } from '../../../src-main/storage/serve.ts';
import { openDatabase } from '../../../src-main/storage/sqlite/open.ts';
import { createSqliteStore } from '../../../src-main/storage/sqlite/store.ts';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { LibraryFilter } from '../../../src-shared/model/library.ts';
import { application } from '../../application.ts';
import type { Snippet } from '../../corpus/snippet.ts';
import { type Engine, shown } from '../engine.ts';

/* The engine by itself, as the storage thread has it; and the whole way of the window through that thread. */

const batch = 500;
const indexFolder = 'index';

function openStore(folder: string) {
  const { db, checkPlace, close } = openDatabase(folder);
  const store = createSqliteStore(db, handle => createSearchIndex(handle, join(folder, indexFolder)));
  const run = createBatchRunner({ db, checkPlace, store, health: { wrote: () => {}, failed: () => {} }, now: Date.now });
  return {
    search: store.search,
    create(assets: readonly NewAsset[]) {
      const failed = run(assets.map((asset, id) => ({ id, method: 'create' as const, args: [asset] }))).find(({ ok }) => !ok);
      if (failed) throw new Error(JSON.stringify(failed));
    },
    async close() {
      await store.search.close();
      db.pragma('wal_checkpoint(TRUNCATE)');
      close();
    },
  };
}

export const magpie: Engine = {
  name: 'Magpie',
  how: 'the engine in process: saved as the service does, durable, 500 a transaction',
  most: 1_000_000,
  async build(folder, snippets) {
    const store = openStore(folder);
    let waiting: NewAsset[] = [];
    let number = 0;
    for (const snippet of snippets) {
      waiting.push(toAsset(number++, snippet));
      if (waiting.length < batch) continue;
      store.create(waiting);
      waiting = [];
      await setImmediate(); // what the index does between two batches
    }
    if (waiting.length > 0) store.create(waiting);
    return store.close;
  },
  open(folder) {
    const store = openStore(folder);
    return {
      // Creation orders begin at 1.
      search: query => store.search.find(LibraryFilter.parse({ query }), shown).best.map(({ seq }) => seq - 1),
      add: (number, snippet) => store.create([toAsset(number, snippet)]),
      close: store.close,
    };
  },
  rebuild(folder) {
    const { db, close } = openDatabase(folder);
    const start = performance.now();
    const index = new LibraryIndex(db, undefined); // without its files it is built from nothing
    index.finish();
    const seconds = (performance.now() - start) / 1000;
    const indexBytes = index.parts.segments().reduce((sum, segment) => sum + bytesBesideText(segment), 0);
    close();
    return { seconds, indexBytes };
  },
};

export const magpieWindow: Engine = {
  name: 'Magpie, window',
  how: 'a page of 20 rows through the storage thread: excerpts, marks, total and the crossing included',
  most: 1_000_000,
  builtBy: magpie.name,
  async open(folder) {
    const storage = await openStorage(folder);
    return {
      async search(query) {
        const { rows } = await storage.page({ filter: LibraryFilter.parse({ query }), sort: 'newest', limit: shown });
        return rows.map(({ id }) => numberOf(id));
      },
      async add(number, snippet) {
        await storage.create(toAsset(number, snippet));
      },
      close: () => storage.close(),
    };
  },
};

function bytesBesideText(segment: Segment): number {
  const parts = Object.entries(segment).filter(([name]) => name !== 'text');
  return parts.reduce((sum, [, part]) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);
}

/** The number is the end of the id, so that a row tells which snippet it is. */
export function idOf(number: number): AssetId {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}` as AssetId;
}

function numberOf(id: AssetId): number {
  return Number.parseInt(id.slice(-12), 16);
}

export function toAsset(number: number, { title, tags, language, ext, text }: Snippet): NewAsset {
  const now = Date.now();
  return {
    id: idOf(number),
    name: title,
    nameDerived: false,
    mechanism: 'MANUAL',
    pseudo: false,
    created: now,
    formats: [
      {
        id: crypto.randomUUID() as NewAsset['formats'][number]['id'],
        kind: 'fragment',
        role: 'ORIGINAL',
        classified: 'sent',
        generic: language === 'Markdown' ? 'TEXT' : 'CODE',
        specific: ext,
        label: '',
        application,
        payload: text,
        size: Buffer.byteLength(text),
        created: now,
        updated: now,
      },
    ],
    tags: tags.map(tag => ({ id: crypto.randomUUID(), text: tag, category: 'UNKNOWN', mechanism: 'MANUAL' })),
    websites: [],
    annotations: [],
    anchors: [],
    hints: [],
  };
}
