import type { ReadDb } from '../storage/sqlite/db.ts';
import { flag } from './document.ts';
import type { LibraryIndex } from './library-index.ts';
import { frequency, Postings } from './segment/postings.ts';
import { termOf } from './segment/segment.ts';
import { wordsOf } from './words.ts';

/** What a shared tag, website and rare word weigh: in falling order (assets-api section 5.5). */
const weights = { tag: 8, website: 4, word: 1 } as const;
/** Words that stand in more of the library than this say nothing. */
const rareShare = 0.02;
const rareAtLeast = 4;
const minWordLength = 4;
/** The rarest words of the given assets that are looked up. */
const maxWords = 24;
/** Assets, and characters of each, whose words are looked at. */
const maxRead = 100;
const maxScope = 100_000;
/** Words of every programming language and of English, which relate nothing in a small library. */
const common = new Set(
  `async await boolean break catch class const continue default else export extends false final finally float from function
  have here import interface into package print private protected public return self static string struct switch that then
  this throw true type undefined value void when where while with will your null name test data file line list text`.split(/\s+/),
);

/** Live assets related to the given ones: a shared tag, a shared website, or shared rare words, closest first, then newest. */
export function createRelated(db: ReadDb, { parts, reader }: LibraryIndex) {
  const byLinks = db.prepare<{ seqs: string }, { seq: number; weight: number }>(`
    SELECT other.asset AS seq, ${weights.tag} AS weight FROM asset_tags own JOIN asset_tags other ON other.tag = own.tag
      WHERE own.asset IN (SELECT value FROM json_each(@seqs))
    UNION ALL
    SELECT other.asset, ${weights.website} FROM asset_websites own JOIN asset_websites other ON other.website = own.website
      WHERE own.asset IN (SELECT value FROM json_each(@seqs))`);
  const room = new Postings();
  const areLive = db
    .prepare<[string], number>(
      'SELECT seq FROM assets WHERE seq IN (SELECT value FROM json_each(?)) AND deleted IS NULL AND pseudo = 0',
    )
    .pluck();

  function documentsWith(word: string): number {
    const bytes = Buffer.from(word);
    return parts.segments().reduce((sum, segment) => {
      const term = termOf(segment, bytes);
      return term === -1 ? sum : sum + frequency(segment, term);
    }, 0);
  }

  function* assetsWith(word: string): Generator<number> {
    const bytes = Buffer.from(word);
    for (const segment of parts.segments()) {
      const term = termOf(segment, bytes);
      if (term === -1) continue;
      const { documents, length } = room.readWord(segment, term);
      for (const document of documents.subarray(0, length))
        if (!((segment.flags[document] as number) & flag.dead)) yield segment.seqs[document] as number;
    }
  }

  function rareWords(seqs: readonly number[]): readonly string[] {
    const total = parts.segments().reduce((sum, segment) => sum + segment.count, 0);
    const limit = Math.max(rareAtLeast, rareShare * total);
    const words = new Set<string>();
    for (const seq of seqs.slice(0, maxRead)) {
      for (const { raw } of reader.between(seq, seq))
        for (const word of wordsOf(`${raw.name}\n${raw.annotations}\n${raw.content.slice(0, maxScope)}`)) words.add(word);
    }
    return [...words]
      .filter(word => word.length >= minWordLength && !common.has(word))
      .map(word => ({ word, docs: documentsWith(word) }))
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
    for (const word of rareWords(given)) for (const seq of assetsWith(word)) add(seq, weights.word / maxWords);
    for (const seq of given) weight.delete(seq);
    return areLive
      .all(JSON.stringify([...weight.keys()]))
      .sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0) || b - a)
      .slice(0, limit);
  };
}
