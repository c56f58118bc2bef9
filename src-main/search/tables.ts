import type { WriteDb } from '../storage/sqlite/db.ts';

/** Raised when what the tables hold changes: they are dropped then and made again from the library. */
const searchVersion = '1';

/**
 * The search tables: folded text a field (what a hit is verified on), words and parts of identifiers for ranking, and
 * trigrams for substrings. A view of the library that can be dropped at any time. Gives true when they are empty and new.
 */
export function ensureTables(db: WriteDb): boolean {
  const found = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'search_version'").pluck().get();
  if (found === searchVersion) return false;
  db.exec(`
    DROP TABLE IF EXISTS search_text;
    DROP TABLE IF EXISTS search_vocabulary;
    DROP TABLE IF EXISTS search_words;
    DROP TABLE IF EXISTS search_grams;
    CREATE TABLE search_text (
      asset       INTEGER PRIMARY KEY,
      name        TEXT NOT NULL,
      tags        TEXT NOT NULL,
      annotations TEXT NOT NULL,
      hints       TEXT NOT NULL,
      websites    TEXT NOT NULL,
      content     TEXT NOT NULL
    ) STRICT;
    -- Words come split and folded, so the tokenizer has only blanks to split at; ascii leaves other letters alone.
    CREATE VIRTUAL TABLE search_words USING fts5 (
      name, tags, notes, content,
      content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_$'"
    );
    CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_words, row);
    CREATE VIRTUAL TABLE search_grams USING fts5 (
      text,
      content = '', contentless_delete = 1, detail = none, tokenize = 'trigram case_sensitive 1'
    );
    INSERT INTO meta (key, value) VALUES ('search_version', '${searchVersion}') ON CONFLICT DO UPDATE SET value = excluded.value;
  `);
  return true;
}
