import { fold } from '../../src-shared/model/fold.ts';
import type { RankedHit } from '../storage/search-index.ts';
import type { ReadDb } from '../storage/sqlite/db.ts';
import { type Candidates, fieldsHolding, quote } from './candidates.ts';
import { allowedEdits } from './distance.ts';
import type { Document, Field } from './document.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Below this many hits the typo step is taken as well. */
const enough = 10;

/**
 * The window's search: assets whose words begin with all of the query's, best first (bm25, the name weighs most); then
 * those that hold the query as a substring; then, when few were found, those with words a typo away.
 */
export function createRank(db: ReadDb, candidates: Candidates, vocabulary: Vocabulary) {
  const byWords = db
    .prepare<[string], number>(
      'SELECT rowid FROM search_words WHERE search_words MATCH ? ORDER BY bm25(search_words, 10, 5, 2, 1), rowid DESC',
    )
    .pluck();

  return function rank(query: string): readonly RankedHit[] {
    const wanted = fold(query);
    if (wanted === '') return [];
    const words = [...new Set(wanted.split(' ').flatMap(word => wordsOf(word)))];
    const found = new Map<number, boolean>();
    if (words.length > 0) for (const seq of byWords.all(prefixQuery(words))) found.set(seq, false);
    const holding = candidates.holding(wanted).map(document => document.asset);
    for (const seq of holding.sort((a, b) => b - a)) if (!found.has(seq)) found.set(seq, false);
    if (found.size < enough) {
      const near = words.map(word => (allowedEdits(word) > 0 ? vocabulary.near(word) : []));
      if (near.some(group => group.length > 0)) {
        for (const seq of byWords.all(nearQuery(words, near))) if (!found.has(seq)) found.set(seq, true);
      }
    }
    return Array.from(found, ([seq, similar]) => ({ seq, similar }));
  };
}

/** Says where an asset holds a query: the whole of it, else its first word that stands somewhere as it is. */
export function createFieldOf(db: ReadDb) {
  const documentOf = db.prepare<[number], Document>('SELECT * FROM search_text WHERE asset = ?');
  return function fieldOf(query: string, seq: number): Field {
    const document = documentOf.get(seq);
    const wanted = fold(query);
    for (const needle of document ? [wanted, ...wordsOf(wanted)] : []) {
      const [field] = fieldsHolding(document as Document, needle);
      if (field) return field;
    }
    return 'content';
  };
}

function prefixQuery(words: readonly string[]): string {
  return words.map(word => `${quote(word)} *`).join(' AND ');
}

function nearQuery(words: readonly string[], near: readonly (readonly string[])[]): string {
  return words.map((word, i) => `(${[`${quote(word)} *`, ...(near[i] ?? []).map(quote)].join(' OR ')})`).join(' AND ');
}
