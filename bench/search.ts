import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flag } from '../src-main/search/document.ts';
import { LibraryIndex } from '../src-main/search/library-index.ts';
import { find } from '../src-main/search/query/find.ts';
import type { Segment } from '../src-main/search/segment/segment.ts';
import type { NewAsset } from '../src-main/storage/port.ts';
import type { SearchIndex } from '../src-main/storage/search-index.ts';
import { openDatabase } from '../src-main/storage/sqlite/open.ts';
import { createSqliteStore } from '../src-main/storage/sqlite/store.ts';
import { type Block, cutBlocks } from './corpus.ts';
import { percentile, round } from './figures.ts';
import { makeQueries, type QueryClass, seeded, takeSentences } from './search-queries.ts';

/*
 * Finding in a library of real code, the engine and two things a user could have instead in the same run:
 * `npm run bench -- search [count]`. Times are in ms, the best of three a query, and the single shots' p99 in brackets.
 * SEED chooses other queries than those the engine was tuned on.
 */

const shown = 20;
const ranks = 10;
/** LIKE takes 50 ms and more a query. */
const likeQueries = 20;
const application = {
  id: 'bench',
  name: 'OPEN_SOURCE',
  version: '1',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
} as const;

export async function benchSearch(count: number): Promise<void> {
  const random = seeded(Number(process.env.SEED ?? 1));
  const { blocks, items } = takeSentences(corpus(count), random);
  const text = blocks.reduce((sum, block) => sum + Buffer.byteLength(block.text), 0);
  console.log(`${blocks.length} blocks, ${round(text / 2 ** 20, 1)} MiB of text, ${process.version}`);
  const classes: QueryClass[] = [...makeQueries(blocks, random), { name: 'sentences', items }];
  const folder = mkdtempSync(join(tmpdir(), 'magpie-bench-'));
  try {
    const { db, close } = fill(folder, blocks);
    const start = performance.now();
    const used = process.cpuUsage();
    const index = new LibraryIndex(db, join(folder, 'index'));
    index.finish();
    const built = performance.now() - start;
    const segments = index.parts.segments();
    const bytes = sizeOf(segments);
    console.log(
      `built in ${round(built / 1000)} s, ${round((process.cpuUsage(used).user + process.cpuUsage(used).system) / 1e6)} s of the processor; ${round((bytes.all - bytes.text) / blocks.length)} bytes a snippet beyond ${round(bytes.text / blocks.length)} of folded text`,
    );
    console.log(
      Object.entries(bytes.parts)
        .map(([name, size]) => `${name} ${round(size / blocks.length, 1)}`)
        .join(', '),
    );
    const allowed = { mask: flag.trashed | flag.pseudo, flags: 0 };
    measure('magpie', classes, query => find(segments, query, allowed, shown).best.map(hit => hit.seq - 1));
    await index.close();
    const again = performance.now();
    const opened = new LibraryIndex(db, join(folder, 'index'));
    find(opened.parts.segments(), 'open', allowed, shown);
    console.log(`opened and answered in ${round(performance.now() - again, 0)} ms`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    const sizes = folderSize(folder);
    console.log(
      `on disk: database ${round(sizes.database / text, 2)} and index ${round(sizes.index / text, 2)} times the text; RSS ${round(process.memoryUsage().rss / 2 ** 20, 0)} MiB`,
    );
    await opened.close();
    close();
    if (process.env.PEERS !== '0') peers(folder, blocks, classes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Blocks of the installed packages; where they are too few, cuts of them that begin a few lines later. */
function corpus(count: number): Block[] {
  const blocks = cutBlocks('node_modules', count);
  const seen = new Set(blocks.map(block => block.text));
  const original = blocks.length;
  for (let shift = 1; blocks.length < count && shift < 20; shift++) {
    for (let i = 0; i < original && blocks.length < count; i++) {
      const { text, ext } = blocks[i] as Block;
      const next = blocks[i + 1]?.text.split('\n').slice(0, shift) ?? [];
      const lines = [...text.split('\n').slice(shift), ...next];
      const moved = lines.join('\n');
      if (lines.length < 3 || seen.has(moved)) continue;
      seen.add(moved);
      blocks.push({ name: (lines[0] ?? '').trim().slice(0, 60), ext, text: moved });
    }
  }
  if (blocks.length > original)
    console.log(`${original} distinct blocks; ${blocks.length - original} more are the same code cut at other lines`);
  return blocks;
}

function fill(folder: string, blocks: readonly Block[]) {
  const { db, close } = openDatabase(folder);
  const nothing = { put() {}, commit() {} } as unknown as SearchIndex;
  const { writes, changes } = createSqliteStore(db, () => nothing);
  const save = db.transaction((some: readonly Block[]) => {
    for (const block of some) writes.create(toAsset(block));
    changes.seal(Date.now());
  });
  for (let from = 0; from < blocks.length; from += 1000) save(blocks.slice(from, from + 1000));
  return { db, close };
}

function toAsset({ name, ext, text }: Block): NewAsset {
  const now = Date.now();
  const id = crypto.randomUUID();
  return {
    id: id as NewAsset['id'],
    name,
    nameDerived: true,
    mechanism: 'MANUAL',
    pseudo: false,
    created: now,
    formats: [
      {
        id: crypto.randomUUID() as NewAsset['formats'][number]['id'],
        kind: 'fragment',
        role: 'ORIGINAL',
        generic: 'CODE',
        specific: ext,
        label: '',
        application,
        payload: text,
        size: text.length,
        created: now,
        updated: now,
      },
    ],
    tags: [],
    websites: [],
    annotations: [],
    anchors: [],
    hints: [],
  };
}

function measure(
  name: string,
  classes: readonly QueryClass[],
  ask: (query: string) => readonly number[],
  most = Number.POSITIVE_INFINITY,
): void {
  console.log(
    `\n${name.padEnd(14)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'p99'.padStart(9)}${'(once)'.padStart(11)}${'recall'.padStart(9)}${'MRR'.padStart(7)}`,
  );
  for (const { name: kind, items } of classes) {
    const chosen = items.slice(0, most);
    const best: number[] = [];
    const once: number[] = [];
    let found = 0;
    let reciprocal = 0;
    for (const { query, answers } of chosen) {
      let answer: readonly number[] = [];
      const times = [0, 1, 2].map(() => {
        const start = performance.now();
        answer = ask(query);
        return performance.now() - start;
      });
      best.push(Math.min(...times));
      once.push(times[0] as number);
      const rank = answer.slice(0, ranks).findIndex(id => answers.includes(id));
      if (rank !== -1) {
        found++;
        reciprocal += 1 / (rank + 1);
      } else if (process.env.MISSES === kind) console.log('  missed', JSON.stringify(query), answers);
    }
    const known = chosen.some(({ answers }) => answers.length > 0);
    const cells = [0.5, 0.95, 0.99].map(share => String(round(percentile(best, share), 3)).padStart(9));
    const quality = known
      ? `${String(round(found / chosen.length)).padStart(9)}${String(round(reciprocal / chosen.length)).padStart(7)}`
      : '';
    console.log(
      `${`${kind} ${chosen.length}`.padEnd(14)}${cells.join('')}${`(${round(percentile(once, 0.99), 2)})`.padStart(11)}${quality}`,
    );
  }
}

function peers(folder: string, blocks: readonly Block[], classes: readonly QueryClass[]): void {
  const { db, close } = openDatabase(join(folder, 'peers'));
  db.exec(`CREATE TABLE plain (id INTEGER PRIMARY KEY, name TEXT, text TEXT);
    CREATE VIRTUAL TABLE words USING fts5 (name, text, content = 'plain', content_rowid = 'id');`);
  const insert = db.prepare('INSERT INTO plain VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const [i, { name, text }] of blocks.entries()) insert.run(i, name, text);
  })();
  const start = performance.now();
  db.exec("INSERT INTO words (words) VALUES ('rebuild')");
  console.log(`\nFTS5 built in ${round((performance.now() - start) / 1000)} s`);
  const byWords = db
    .prepare<[string, number], number>('SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 10, 1) LIMIT ?')
    .pluck();
  measure('FTS5 words', classes, query => {
    const wanted = query.match(/[\p{L}\p{N}]+/gu) ?? [];
    return wanted.length === 0
      ? []
      : byWords.all(wanted.map((word, i) => `"${word}"${i === wanted.length - 1 ? '*' : ''}`).join(' '), shown);
  });
  measure(
    'FTS5 any word',
    classes.filter(({ name }) => name === 'sentences'),
    query => byWords.all((query.match(/[\p{L}\p{N}]+/gu) ?? []).map(word => `"${word}"`).join(' OR '), shown),
  );
  const like = db
    .prepare<[string, string, number], number>(
      "SELECT id FROM plain WHERE name LIKE ? ESCAPE '\\' OR text LIKE ? ESCAPE '\\' ORDER BY id DESC LIMIT ?",
    )
    .pluck();
  measure(
    'LIKE',
    classes,
    query => {
      const pattern = `%${query.replace(/[\\%_]/g, '\\$&')}%`;
      return like.all(pattern, pattern, shown);
    },
    likeQueries,
  );
  close();
}

function sizeOf(segments: readonly Segment[]) {
  const parts: Record<string, number> = {};
  for (const segment of segments)
    for (const [name, value] of Object.entries(segment))
      if (ArrayBuffer.isView(value)) parts[name] = (parts[name] ?? 0) + value.byteLength;
  const all = Object.values(parts).reduce((sum, size) => sum + size, 0);
  return { all, text: parts.text ?? 0, parts };
}

function folderSize(folder: string) {
  const size = (path: string) =>
    readdirSync(path).reduce((sum, name) => sum + (statSync(join(path, name)).isFile() ? statSync(join(path, name)).size : 0), 0);
  return { database: size(folder), index: size(join(folder, 'index')) };
}
