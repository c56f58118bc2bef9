import type { SearchIndex } from '../storage/search-index.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import type { Records } from '../storage/sqlite/stores/records.ts';
import { createCandidates } from './candidates.ts';
import { toDocument } from './document.ts';
import { defineFilterFunctions } from './filters.ts';
import { createPublishedSearch } from './published.ts';
import { createFieldOf, createRank } from './rank.ts';
import { rebuild } from './rebuild.ts';
import { createRelated } from './related.ts';
import { ensureTables } from './tables.ts';
import { createVocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** The search engine over the library's database, in the thread that owns it. */
export function createSearchIndex(db: WriteDb, records: Records): SearchIndex {
  defineFilterFunctions(db);
  const empty = db.transaction(() => ensureTables(db)).immediate();
  const candidates = createCandidates(db);
  const vocabulary = createVocabulary(db);
  const removeText = db.prepare<[number]>('DELETE FROM search_text WHERE asset = ?');
  const removeWords = db.prepare<[number]>('DELETE FROM search_words WHERE rowid = ?');
  const removeGrams = db.prepare<[number]>('DELETE FROM search_grams WHERE rowid = ?');
  const insertText = db.prepare(`
    INSERT INTO search_text (asset, name, tags, annotations, hints, websites, content)
    VALUES (@seq, @name, @tags, @annotations, @hints, @websites, @content)`);
  const insertWords = db.prepare('INSERT INTO search_words (rowid, name, tags, notes, content) VALUES (?, ?, ?, ?, ?)');
  const insertGrams = db.prepare('INSERT INTO search_grams (rowid, text) VALUES (?, ?)');

  function remove(seq: number): void {
    if (removeText.run(seq).changes === 0) return;
    removeWords.run(seq);
    removeGrams.run(seq);
  }

  const index: SearchIndex = {
    put(seq, asset) {
      remove(seq);
      const { raw, folded } = toDocument(asset);
      insertText.run({ seq, ...folded });
      const notes = `${raw.annotations}\n${raw.hints}\n${raw.websites}`;
      const words = [raw.name, raw.tags, notes, raw.content].map(wordsOf);
      insertWords.run(seq, ...words.map(list => list.join(' ')));
      insertGrams.run(seq, Object.values(folded).join('\n'));
      for (const list of words) vocabulary.add(list);
    },
    remove,
    rank: createRank(db, candidates, vocabulary),
    fieldOf: createFieldOf(db),
    search: createPublishedSearch(db, candidates, vocabulary),
    related: createRelated(db),
  };
  if (empty) rebuild(db, records, index);
  return index;
}
