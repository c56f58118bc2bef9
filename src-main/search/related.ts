import type { ReadDb } from '../storage/sqlite/db.ts';
import { quote } from './candidates.ts';
import type { Document } from './document.ts';
import { wordsOf } from './words.ts';

/** What a shared tag, website and rare word weigh: in falling order (assets-api section 5.5). */
const weights = { tag: 8, website: 4, word: 1 } as const;
/** Words that stand in more of the library than this say nothing. */
const rareShare = 0.02;
const rareAtLeast = 2;
const minWordLength = 4;
/** The rarest words of the given assets that are looked up. */
const maxWords = 24;
/** Words of every programming language and of English, which relate nothing in a small library. */
const common = new Set(
  `async await boolean break catch class const continue default else export extends false final finally float from function
  have here import interface into package print private protected public return self static string struct switch that then
  this throw true type undefined value void when where while with will your null name test data file line list text`.split(/\s+/),
);

/** Live assets related to the given ones: a shared tag, a shared website, or shared rare words, closest first, then newest. */
export function createRelated(db: ReadDb) {
  const byLinks = db.prepare<{ seqs: string }, { seq: number; weight: number }>(`
    SELECT other.asset AS seq, ${weights.tag} AS weight FROM asset_tags own JOIN asset_tags other ON other.tag = own.tag
      WHERE own.asset IN (SELECT value FROM json_each(@seqs))
    UNION ALL
    SELECT other.asset, ${weights.website} FROM asset_websites own JOIN asset_websites other ON other.website = own.website
      WHERE own.asset IN (SELECT value FROM json_each(@seqs))`);
  const documents = db.prepare<[string], Document>('SELECT * FROM search_text WHERE asset IN (SELECT value FROM json_each(?))');
  const frequency = db.prepare<[string], number>('SELECT doc FROM search_vocabulary WHERE term = ?').pluck();
  const total = db.prepare<[], number>('SELECT count(*) FROM search_text').pluck();
  const withWord = db.prepare<[string], number>('SELECT rowid FROM search_words WHERE search_words MATCH ?').pluck();
  const areLive = db
    .prepare<[string], number>(
      'SELECT seq FROM assets WHERE seq IN (SELECT value FROM json_each(?)) AND deleted IS NULL AND pseudo = 0',
    )
    .pluck();

  function rareWords(seqs: string): readonly string[] {
    const limit = Math.max(rareAtLeast, rareShare * (total.get() ?? 0));
    const words = new Set(
      documents.all(seqs).flatMap(({ name, content, annotations }) => wordsOf(`${name}\n${annotations}\n${content}`)),
    );
    return [...words]
      .filter(word => word.length >= minWordLength && !common.has(word))
      .map(word => ({ word, docs: frequency.get(word) ?? 0 }))
      .filter(({ docs }) => docs >= 2 && docs <= limit)
      .sort((a, b) => a.docs - b.docs)
      .slice(0, maxWords)
      .map(({ word }) => word);
  }

  return function related(given: readonly number[], limit: number): readonly number[] {
    const seqs = JSON.stringify(given);
    const weight = new Map<number, number>();
    const add = (seq: number, more: number) => weight.set(seq, (weight.get(seq) ?? 0) + more);
    for (const link of byLinks.all({ seqs })) add(link.seq, link.weight);
    for (const word of rareWords(seqs)) for (const seq of withWord.all(quote(word))) add(seq, weights.word / maxWords);
    for (const seq of given) weight.delete(seq);
    return areLive
      .all(JSON.stringify([...weight.keys()]))
      .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || b - a)
      .slice(0, limit);
  };
}
