import { nearDuplicate } from '../../src-shared/model/library.ts';
import type { Related } from '../storage/search-index.ts';
import type { ReadDb } from '../storage/sqlite/db.ts';
import { type Document, flag } from './document.ts';
import type { LibraryIndex } from './library-index.ts';
import { frequency, Postings } from './segment/postings.ts';
import { termOf } from './segment/segment.ts';
import { shinglesOf, similarityOf } from './similarity.ts';
import { eachWord } from './words.ts';

/**
 * What a shared tag and a shared website weigh, and the shared rare words together at most: in falling order (assets-api
 * section 5.5). A tag that was worked out, not given, is a word.
 */
const weights = { tag: 8, website: 4, words: 1 } as const;
/** Used together so often says as much as a website, and says more with each further time, up to a tag. */
const together = { atLeast: 2, weight: 4, perTime: 0.5, most: 8 } as const;
/** Of a tag or website that very many have, the newest are looked at: it says little, and must not cost a scan. */
const maxLinked = 1000;
/** Words that stand in more of the library than this say nothing. */
const rareShare = 0.02;
const rareAtLeast = 4;
const minWordLength = 4;
/** The rarest words of the given assets that are looked up. */
const maxWords = 24;
/** Assets, and characters of each, whose words are looked at. */
const maxRead = 100;
const maxScope = 100_000;
/** Once so many share something, commoner words only add to what they share: one that shares nothing else is no hit. */
const maxFound = 4000;
/** Ids that are looked up at once for whether they are still there. */
const checkedAtOnce = 100;
/** Of those that share the most words, so many are compared as a whole. */
const maxCopies = 8;
/** Reasons that are told: one line of them. */
const maxShared = 4;
/** Words of every programming language and of English, which relate nothing in a small library. */
const common = new Set(
  `async await boolean break catch class const continue default else export extends false final finally float from function
  have here import interface into package print private protected public return self static string struct switch that then
  this throw true type undefined value void when where while with will your null name test data file line list text`.split(/\s+/),
);

interface Link {
  readonly key: number;
  readonly text: string;
  readonly weight: number;
}

/**
 * Live assets related to the given ones: a shared tag, a shared website, shared rare words, or use one after the other;
 * closest first, then newest.
 *
 * @param shown an asset's texts as they may be shown: what is shared is told, and must be no secret
 */
export function createRelated(db: ReadDb, { parts, reader }: LibraryIndex, shown: (seq: number) => Document | undefined) {
  const given = 'IN (SELECT value FROM json_each(?))';
  const links = [
    {
      own: db.prepare<[string], Link>(`
        SELECT t.key, t.text, max(iif(l.mechanism = 'AUTOMATIC', ${weights.words / maxWords}, ${weights.tag})) AS weight
        FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE l.asset ${given} GROUP BY t.key`),
      others: db
        .prepare<[number], number>(`SELECT asset FROM asset_tags WHERE tag = ? ORDER BY asset DESC LIMIT ${maxLinked}`)
        .pluck(),
    },
    {
      own: db.prepare<[string], Link>(`
        SELECT w.key, w.name AS text, ${weights.website} AS weight
        FROM asset_websites l JOIN websites w ON w.key = l.website WHERE l.asset ${given} GROUP BY w.key`),
      others: db
        .prepare<[number], number>(`SELECT asset FROM asset_websites WHERE website = ? ORDER BY asset DESC LIMIT ${maxLinked}`)
        .pluck(),
    },
  ];
  const usedWith = db.prepare<[string], { other: number; times: number }>(
    `SELECT other, sum(times) AS times FROM used_together WHERE asset ${given} GROUP BY other HAVING sum(times) >= ${together.atLeast}`,
  );
  const room = new Postings();
  const areLive = db
    .prepare<[string], number>(`SELECT seq FROM assets WHERE seq ${given} AND deleted IS NULL AND pseudo = 0`)
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

  /** The rarest words that others hold too, folded, with how they are written here. */
  function rareWords(seqs: readonly number[]): ReadonlyMap<string, string> {
    const total = parts.segments().reduce((sum, segment) => sum + segment.count, 0);
    const limit = Math.max(rareAtLeast, rareShare * total);
    const written = new Map<string, string>();
    for (const seq of seqs.slice(0, maxRead)) {
      const raw = shown(seq);
      if (!raw) continue;
      const text = `${raw.name}\n${raw.annotations}\n${raw.content.slice(0, maxScope)}`;
      for (const [word] of text.matchAll(/[\p{L}\p{N}_$]+/gu)) written.set(word.toLowerCase(), word);
      eachWord(text, word => {
        if (!written.has(word)) written.set(word, word);
      });
    }
    const rare = [...written.keys()]
      .filter(word => word.length >= minWordLength && !common.has(word))
      .map(word => ({ word, docs: documentsWith(word) }))
      .filter(({ docs }) => docs >= 2 && docs <= limit)
      .sort((a, b) => a.docs - b.docs)
      .slice(0, maxWords);
    return new Map(rare.map(({ word }) => [word, written.get(word) as string]));
  }

  interface Entry {
    weight: number;
    words: number;
    together: boolean;
    readonly shared: string[];
  }

  return function related(seqs: readonly number[], limit: number): readonly Related[] {
    const found = new Map<number, Entry>();
    const entryOf = (seq: number) => {
      const entry = found.get(seq) ?? { weight: 0, words: 0, together: false, shared: [] };
      found.set(seq, entry);
      return entry;
    };
    const add = (seq: number, weight: number, reason: string, words = 0) => {
      const entry = entryOf(seq);
      entry.weight += weight;
      entry.words += words;
      // `AbortSignal` tells more than its part `signal`, which comes with it.
      const told = entry.shared.some(text => text.toLowerCase().includes(reason.toLowerCase()));
      if (!told && entry.shared.length < maxShared) entry.shared.push(reason);
    };
    for (const { own, others } of links)
      for (const { key, text, weight } of own.all(JSON.stringify(seqs)))
        for (const seq of others.all(key)) add(seq, weight, text);
    for (const [word, written] of rareWords(seqs))
      for (const seq of assetsWith(word))
        if (found.size < maxFound || found.has(seq)) add(seq, weights.words / maxWords, written, 1);
    for (const { other, times } of usedWith.all(JSON.stringify(seqs))) {
      const entry = entryOf(other);
      entry.weight += Math.min(together.most, together.weight + together.perTime * times);
      entry.together = true;
    }
    for (const seq of seqs) found.delete(seq);
    const first = (count: number, kind: 'weight' | 'words') =>
      liveOf(
        [...found].sort(([a, one], [b, other]) => other[kind] - one[kind] || b - a).map(([seq]) => seq),
        count,
      );
    const same = similarTo(seqs[0]);
    const toRelated = (seq: number) => {
      const { shared, together: isTogether } = entryOf(seq);
      return { seq, shared, together: isTogether, similarity: same(seq) };
    };
    const best = first(limit, 'weight');
    // A tag that many share must not hide a copy.
    const others = first(maxCopies, 'words').filter(seq => !best.includes(seq));
    return [...best.map(toRelated), ...others.map(toRelated).filter(({ similarity }) => similarity >= nearDuplicate)];
  };

  /** The first of some that are live and no pseudo asset, in their order. */
  function liveOf(ranked: readonly number[], count: number): readonly number[] {
    const live: number[] = [];
    for (let from = 0; from < ranked.length && live.length < count; from += checkedAtOnce) {
      const some = ranked.slice(from, from + checkedAtOnce);
      const there = new Set(areLive.all(JSON.stringify(some)));
      live.push(...some.filter(seq => there.has(seq)));
    }
    return live.slice(0, count);
  }

  function similarTo(given: number | undefined): (seq: number) => number {
    const ownShingles = (seq: number) => shinglesOf(reader.between(seq, seq)[0]?.raw.content ?? '');
    const own = given === undefined ? new Uint32Array() : ownShingles(given);
    return seq => similarityOf(own, ownShingles(seq));
  }
}
