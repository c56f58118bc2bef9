import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Snippet } from '../../corpus/snippet.ts';
import { type Engine, type OpenEngine, type Snippets, shown } from '../engine.ts';

/* What SQLite brings: a scan of everything, and its full-text index with two tokenizers. Commits are as durable as Magpie's. */

const words = /[\p{L}\p{N}_]+/gu;

function openDatabase(folder: string) {
  const db = new Database(join(folder, 'peer.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

type Db = ReturnType<typeof openDatabase>;

function insertInto(db: Db) {
  const insert = db.prepare<[number, string, string, string]>(
    'INSERT INTO snippets (rowid, title, tags, text) VALUES (?, ?, ?, ?)',
  );
  return (number: number, { title, tags, text }: Snippet) => void insert.run(number, title, tags.join(' '), text);
}

function build(folder: string, schema: string, snippets: Snippets): void {
  const db = openDatabase(folder);
  db.exec(schema);
  const insert = insertInto(db);
  db.transaction(() => {
    let number = 0;
    for (const snippet of snippets) insert(number++, snippet);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function open(folder: string, searchWith: (db: Db) => OpenEngine['search']): OpenEngine {
  const db = openDatabase(folder);
  return { search: searchWith(db), add: insertInto(db), close: () => void db.close() };
}

export const like: Engine = {
  name: 'LIKE',
  how: "title, tags or text LIKE '%query%', newest first",
  most: 1_000_000,
  build: (folder, snippets) => build(folder, 'CREATE TABLE snippets (title TEXT, tags TEXT, text TEXT)', snippets),
  open: folder =>
    open(folder, db => {
      const select = db
        .prepare<[{ pattern: string }], number>(
          `SELECT rowid FROM snippets WHERE title LIKE @pattern ESCAPE '\\' OR tags LIKE @pattern ESCAPE '\\'
            OR text LIKE @pattern ESCAPE '\\' ORDER BY rowid DESC LIMIT ${shown}`,
        )
        .pluck();
      return query => select.all({ pattern: `%${query.replace(/[\\%_]/g, '\\$&')}%` });
    }),
};

const ranked = `SELECT rowid FROM snippets WHERE snippets MATCH ? ORDER BY bm25(snippets, 10, 5, 1) LIMIT ${shown}`;

export const fts5Words: Engine = {
  name: 'FTS5 words',
  how: 'unicode61, snake_case as a phrase; all words, the last one as a prefix, else any of them; bm25, title 10, tags 5',
  most: 1_000_000,
  build: (folder, snippets) =>
    build(
      folder,
      "CREATE VIRTUAL TABLE snippets USING fts5 (title, tags, text, tokenize = 'unicode61', prefix = '2 3')",
      snippets,
    ),
  open: folder =>
    open(folder, db => {
      const select = db.prepare<[string], number>(ranked).pluck();
      return query => {
        const wanted = (query.match(words) ?? []).map(word => `"${word}"`);
        if (wanted.length === 0) return [];
        const all = select.all(`${wanted.join(' ')}*`);
        return all.length === 0 && wanted.length > 1 ? select.all(wanted.join(' OR ')) : all;
      };
    }),
};

/** A trigram index knows nothing shorter. */
const shortest = 3;

export const fts5Trigrams: Engine = {
  name: 'FTS5 trigrams',
  how: 'trigram; the query as one piece, else all its words, else any of them; bm25, title 10, tags 5',
  most: 100_000,
  build: (folder, snippets) =>
    build(folder, "CREATE VIRTUAL TABLE snippets USING fts5 (title, tags, text, tokenize = 'trigram')", snippets),
  open: folder =>
    open(folder, db => {
      const select = db.prepare<[string], number>(ranked).pluck();
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      return query => {
        if (query.length < shortest) return [];
        const whole = select.all(quoted(query));
        const wanted = (query.match(words) ?? []).filter(word => word.length >= shortest).map(quoted);
        if (whole.length > 0 || wanted.length < 2) return whole;
        const all = select.all(wanted.join(' AND '));
        return all.length > 0 ? all : select.all(wanted.join(' OR '));
      };
    }),
};
