import { flag } from '../document.ts';
import { shortPrefix, shortPrefixLength } from '../segment/build.ts';
import { frequency, nameFrequency, Postings } from '../segment/postings.ts';
import { fieldEnd, prefixRange, type Segment, termOf } from '../segment/segment.ts';
import { type Counts, countBy } from './counts.ts';
import { byRank, type Hit, Hits, type Run, tiers } from './hits.ts';
import { addJoined, joinedOf } from './joined.ts';
import { addWord, everywhere, sentenceWeights, wordWeights } from './match.ts';
import { parseQuery, type Query, type QueryWord } from './parse.ts';
import { refine } from './refine.ts';
import { Scores } from './scores.ts';
import { maxRead, readSentences, type SentenceWord } from './sentence.ts';
import { type Reach, type Sources, sourcesOf, stemOf } from './sources.ts';
import { holding, textOf } from './substring.ts';

/** Which documents a query is asked of. */
export interface Allowed {
  /** The document's flags under `mask` are `flags`. */
  readonly mask: number;
  readonly flags: number;
  readonly passes?: DocumentTest;
}

/** What else is asked of the documents of a segment, by their number there. */
export type DocumentTest = (segment: Segment) => (document: number) => boolean;

/** How much each asset is used, from 0 to 1, by its creation order. */
export interface UseShares {
  shareOf(seq: number): number;
}

export interface Found {
  /** The best, in order. */
  readonly best: readonly Hit[];
  /** Hits; there may be more of them where `atLeast` is set, since fragments as common as those are not all looked for. */
  readonly total: number;
  readonly atLeast: boolean;
  /** Every hit, in no order: by segment and document, and by creation order. */
  readonly runs: readonly Run[];
  readonly documents: Uint32Array;
  readonly seqs: Uint32Array;
  /** Hits by language and by tag, the tags folded. */
  counts(): Counts;
}

/** Where each segment holds each word of a query. */
interface Matching {
  readonly sources: readonly (readonly Sources[])[];
  /** Of each word, in all segments. */
  readonly frequencies: readonly number[];
  readonly rarities: readonly number[];
}

/** A kind of hits: whether they hold every word, and the score they have at least. */
interface Kind {
  readonly tier: number;
  readonly every: boolean;
  readonly least: number;
}

/** Below this many hits the query is stretched: to parts inside words, then to typos, then to some of its words. */
const enough = 10;
/** Documents among which a common word stands in a living one, nearly always. */
const aFew = 1000;
/** Below this many word hits, substrings are listed as well: a list longer than some screens of words needs none. */
const enoughWords = 50;
/** Substring hits a segment: who has so many types on. Keeps the commonest fragments under the goal. */
const maxLiteral = 1000;
/**
 * Documents of a single word, and of the rarest of several, that are listed: the newest, and all that have it in their name.
 * So the commonest words take as long in a library of a million as in one of a hundred thousand, but for reading their list.
 */
const maxListed = 25_000;
const maxIntersected = 200_000;
/** Hits whose text is looked at for the last ordering. */
const maxRefined = 64;
/** The share of a query's weight that a hit on some of its words has at least. */
const leastShare = 0.2;
/** Queries of so many words are sentences: some of the words are enough, and typos are let be. */
const sentenceWords = 4;
/**
 * Postings read where some words are enough, rarest words first: those left out would say least, and take longest. So many,
 * and so many of their texts, up to this size of library; in larger ones more, which find a third more of a million.
 */
const maxSomePostings = 10_000;
const usualSize = 166_000;
/** Documents of a word of one or two letters that come before those of longer words; more would be no help. */
const maxShortWords = 2000;
/** The whole library's recency weighs this much: it orders what is else alike. */
const recencyShare = 0.03;
/** And daily use this much: a copy a day does not put a mention before a definition. */
const useShare = 0.15;
/** Texts below 256 bytes are all short. */
const shortTextBits = 8;

const scores = new Scores();
const literal = new Postings();
/** One query runs at a time, so that room grown once serves all. */
const hits = new Hits();
/** What the length of a text in bytes makes of its score, by the number's bits. */
const lengthFactors = lengthFactorsBy(0.1);
/** A long text holds some words of any sentence. */
const sentenceLengthFactors = lengthFactorsBy(0.12);

/** The window's search over all segments. */
export function find(segments: readonly Segment[], typed: string, allowed: Allowed, count: number, uses?: UseShares): Found {
  const query = parseQuery(typed);
  hits.begin(Math.max(count, maxRefined));
  const search = new Search(segments, query, allowed, uses);
  try {
    search.run();
  } finally {
    search.clear();
  }
  const chosen = hits.best();
  if (search.sentence) {
    const read = chosen.slice(0, search.mostRead).filter(hit => hit.score < tiers.read);
    readSentences(segments, search.sentence, read, tiers.read);
  } else refine(query, chosen.slice(0, maxRefined));
  const best = chosen.sort(byRank).slice(0, count);
  return foundOf(best, hits, search.isCut);
}

/** What some hits are to a list; they may be forgotten afterwards. */
export function foundOf(best: readonly Hit[], all: Hits, atLeast: boolean): Found {
  const runs = all.runs();
  const documents = all.documents();
  return {
    best,
    total: documents.length,
    atLeast,
    runs,
    documents,
    get seqs() {
      return seqsOf(runs, documents);
    },
    counts: () => countBy(runs, documents),
  };
}

function seqsOf(runs: readonly Run[], documents: Uint32Array): Uint32Array {
  const seqs = new Uint32Array(documents.length);
  for (const { segment, from, to } of runs)
    for (let i = from; i < to; i++) seqs[i] = segment.seqs[documents[i] as number] as number;
  return seqs;
}

class Search {
  /** Whether there may be more hits than were looked for. */
  isCut = false;
  /** Set when some of the words were enough. */
  sentence: readonly SentenceWord[] | undefined;
  /** Of the hits on some of the words, how many texts are read. */
  mostRead = maxRead;
  readonly #segments: readonly Segment[];
  readonly #query: Query;
  readonly #allowed: Allowed;
  readonly #uses: UseShares | undefined;
  readonly #total: number;
  /** What a document counts more for each that came before it. */
  readonly #recency: number;
  /** Of each segment, the documents that are hits already. */
  #seen: Uint8Array[] | undefined;

  constructor(segments: readonly Segment[], query: Query, allowed: Allowed, uses: UseShares | undefined) {
    this.#uses = uses;
    this.#segments = segments;
    this.#query = query;
    this.#allowed = allowed;
    this.#total = segments.reduce((sum, segment) => sum + segment.count, 0);
    this.#recency = recencyShare / Math.max(1, ...segments.map(segment => segment.seqs[0] ?? 1));
  }

  run(): void {
    const { words, isCode, literal: text } = this.#query;
    if (text === '') return;
    const [only, ...others] = words;
    if (only && others.length === 0 && !isCode && only.open && only.text === text && text.length <= shortPrefixLength) {
      this.#short(only.text);
      if (hits.length >= enough) return;
    }
    if (isCode || words.length === 0) this.#substring(tiers.first);
    if (isCode && hits.length > 0) return; // what stands there by the letter is what was asked for
    if (words.length > 0) this.#words('strict', isCode ? tiers.second : tiers.first);
    if (!isCode && words.length > 0 && hits.length < enoughWords && Buffer.byteLength(text) > 2) this.#substring(tiers.second);
    if (words.length === 0 || hits.length >= enough) return;
    if (words.length >= sentenceWords) {
      this.#someWords();
      if (hits.length > 0) return;
    }
    this.#words('wide', tiers.wide);
    const exact = hits.length;
    if (exact >= enough || (exact > 0 && !words.some(word => this.#isUnknown(word)))) return;
    this.#words('near', tiers.near);
    if (exact > 0 || hits.length >= enough) return; // what stands somewhere as it is hardly has two typos
    if (words.some(({ parts }) => parts.length > 0)) this.#words('parts', tiers.parts);
    if (hits.length < enough) this.#words('far', tiers.far);
    if (hits.length === 0) this.#words('farthest', tiers.far);
    if (words.length > 1 && words.length < sentenceWords && hits.length === 0) this.#someWords();
  }

  /** Leaves no marks for the next query: what is marked is a hit. */
  clear(): void {
    if (!this.#seen) return;
    for (const { segment, from, to } of hits.runs()) {
      const seen = this.#seen[this.#segments.indexOf(segment)] as Uint8Array;
      for (let i = from; i < to; i++) seen[hits.document(i)] = 0;
    }
  }

  /** One or two letters: words that begin so, those in names first, then newest first; a look at each posting and no more. */
  #short(text: string): void {
    const begins = this.#segments.map(segment => termOf(segment, Buffer.from(shortPrefix + text)));
    const sum = (of: typeof frequency) =>
      begins.reduce((total, term, i) => total + (term === -1 ? 0 : of(this.#segments[i] as Segment, term)), 0);
    const [inAll, inNames] = [sum(frequency), sum(nameFrequency)];
    for (const [at, segment] of this.#segments.entries()) {
      const begin = begins[at] as number;
      if (begin === -1) continue;
      const wholes = this.#wholeWords(segment, text);
      const { documents, length, names } = literal.readWord(
        segment,
        begin,
        this.#boundIn(segment, inAll),
        this.#boundIn(segment, inNames),
      );
      const accepts = acceptor(segment, this.#allowed);
      hits.beginSegment(segment, length);
      for (let i = 0; i < length; i++) {
        const document = documents[i] as number;
        if (accepts(document)) this.#add(segment, document, tiers.first, wholes?.get(document) ?? (i < names ? 3 : 1));
      }
    }
  }

  /** Of documents that hold the letters as a word, where those are few, what they count. */
  #wholeWords(segment: Segment, text: string): ReadonlyMap<number, number> | undefined {
    const word = termOf(segment, Buffer.from(text));
    if (word === -1 || frequency(segment, word) > maxShortWords) return undefined;
    const { documents, length, names } = literal.readWord(segment, word);
    return new Map(Array.from(documents.subarray(0, length), (document, i) => [document, i < names ? 4 : 2]));
  }

  /** Documents after this one only count with the word in their name, where the word is in more of all than need be listed. */
  #boundIn({ count }: Segment, frequencyOfAll: number): number {
    const most = this.#query.words.length === 1 ? maxListed : maxIntersected;
    // Under a filter the newest may all be left out: then every document is looked at, 3 ns each.
    const isFiltered = this.#allowed.passes !== undefined || this.#allowed.flags !== 0;
    if (isFiltered || this.#total <= most || frequencyOfAll <= most) return count;
    this.isCut = true;
    return (count * most) / frequencyOfAll;
  }

  /** Whether nothing is called so, or begins so while it is being typed: then a typo is likely, else a look at all terms is saved. */
  #isUnknown({ text, open }: QueryWord): boolean {
    const bytes = Buffer.from(text);
    return !this.#segments.some(segment => {
      const [from, to] = open ? prefixRange(segment, bytes) : [0, 0];
      return to > from || stands(segment, termOf(segment, bytes));
    });
  }

  /** Documents that hold every word. */
  #words(reach: Reach, tier: number): void {
    const { words } = this.#query;
    const unknown = words.map(word => reach === 'wide' && this.#isUnknown(word));
    const matching = this.#matching(reach, unknown);
    const known = !matching.frequencies.includes(0);
    if (!known && words.length === 1 && words[0]?.parts.length === 0) return;
    const order = words.map((_, i) => i).sort(by(matching.frequencies));
    this.#score(matching, known ? order : [], { tier, every: true, least: 0 });
  }

  /** Documents that hold words of enough weight, for sentences. */
  #someWords(): void {
    const { words } = this.#query;
    const size = Math.max(1, this.#total / usualSize);
    this.mostRead = Math.round(maxRead * Math.min(2, size));
    hits.keep(this.mostRead);
    const matching = this.#matching('stems');
    const { frequencies, rarities } = matching;
    const known = words
      .map((_, i) => i)
      .filter(i => frequencies[i] !== 0)
      .sort(by(frequencies));
    let postings = 0;
    const used = known.filter((word, i) => {
      postings += frequencies[word] as number;
      return i === 0 || postings <= maxSomePostings * size;
    });
    const least = leastShare * used.reduce((sum, i) => sum + (rarities[i] as number), 0);
    this.#score(matching, used, { tier: tiers.some, every: false, least });
    this.sentence = words.map(({ text }, i) => ({ stem: stemOf(text), rarity: rarities[i] as number }));
  }

  #matching(reach: Reach, unknown: readonly boolean[] = []): Matching {
    const { words } = this.#query;
    const sources = this.#segments.map(segment => words.map((word, i) => sourcesOf(segment, word, reach, unknown[i])));
    const frequencies = words.map((_, i) => sources.reduce((sum, of) => sum + (of[i] as Sources).frequency, 0));
    const rarities = frequencies.map((frequency, i) => {
      const inParts = sources.reduce((sum, of) => sum + (of[i] as Sources).partsFrequency, 0);
      return this.#rarity(reach === 'parts' ? frequency : frequency + inParts);
    });
    return { sources, frequencies, rarities };
  }

  /** Makes hits of the documents that hold the words with these numbers, looked up in this order. */
  #score({ sources, frequencies, rarities }: Matching, order: readonly number[], kind: Kind): void {
    const joined = kind.every ? joinedOf(this.#segments, this.#query, order.length > 0) : undefined;
    const joinedRarity = joined && this.#rarity(joined.frequency);
    for (const [at, segment] of this.#segments.entries()) {
      scores.begin(segment.count, kind.every);
      for (const [stage, word] of order.entries()) {
        const found = (sources[at] as Sources[])[word] as Sources;
        const rarity = rarities[word] as number;
        const scope = stage === 0 && kind.every ? { bound: this.#boundIn(segment, frequencies[word] as number) } : everywhere;
        addWord(scores, segment, stage, found, rarity, kind.every ? wordWeights : sentenceWeights, scope);
        if (scores.isCut) this.isCut = true;
        if (scores.reached <= stage && kind.every) break;
      }
      if (joined) addJoined(scores, at, joined, joinedRarity as number, this.#query.words.length);
      this.#collect(at, kind);
    }
    scores.clear();
  }

  #rarity(frequency: number): number {
    return Math.log(1 + this.#total / (frequency + 0.5));
  }

  /** Makes hits of the documents that were scored. */
  #collect(at: number, { tier, every, least }: Kind): void {
    const segment = this.#segments[at] as Segment;
    const words = this.#query.words.length;
    const accepts = acceptor(segment, this.#allowed);
    const seen = hits.length > 0 || this.#seen ? this.#marks(at) : undefined;
    const factors = every ? lengthFactors : sentenceLengthFactors;
    const leastStage = every ? words : 1;
    hits.beginSegment(segment, scores.length);
    for (let i = 0; i < scores.length; i++) {
      const document = scores.touched[i] as number;
      const plain = scores.score[document] as number;
      if ((scores.stage[document] as number) < leastStage || plain < least) continue;
      if (seen?.[document] === 1 || !accepts(document)) continue;
      const length = (segment.textStarts[document + 1] as number) - (segment.textStarts[document] as number);
      let score = plain * (factors[32 - Math.clz32(length)] as number);
      const named = scores.inName[document] as number;
      if (named !== 0 && every) score *= 1 + bitCount(named) / Math.max(words, segment.nameWords[document] as number);
      this.#add(segment, document, tier, score);
      if (seen) seen[document] = 1;
    }
  }

  #substring(tier: number): void {
    const { needle } = this.#query;
    for (const [at, segment] of this.#segments.entries()) {
      const accepts = acceptor(segment, this.#allowed);
      const seen = this.#marks(at);
      holding(segment, needle, maxLiteral, literal, accepts);
      if (literal.length === maxLiteral) this.isCut = true;
      hits.beginSegment(segment, literal.length);
      for (let i = 0; i < literal.length; i++) {
        const document = literal.documents[i] as number;
        if (seen[document] === 1) continue;
        const text = textOf(segment, document);
        this.#add(segment, document, tier, text.indexOf(needle) < text.indexOf(fieldEnd) ? 20 : 10);
        seen[document] = 1;
      }
    }
  }

  #add(segment: Segment, document: number, tier: number, score: number): void {
    const seq = segment.seqs[document] as number;
    const use = this.#uses ? useShare * this.#uses.shareOf(seq) : 0;
    hits.add(document, seq, tier + score * (1 + this.#recency * seq + use));
  }

  /** Made when a second kind of hits is asked for. */
  #marks(at: number): Uint8Array {
    if (!this.#seen) {
      this.#seen = this.#segments.map((segment, i) => roomFor(i, segment.count));
      for (const { segment, from, to } of hits.runs()) {
        const seen = this.#seen[this.#segments.indexOf(segment)] as Uint8Array;
        for (let i = from; i < to; i++) seen[hits.document(i)] = 1;
      }
    }
    return this.#seen[at] as Uint8Array;
  }
}

/** Marks of documents, kept between queries: a million zeros take longer than many a query. */
const marks: Uint8Array[] = [];

function roomFor(at: number, count: number): Uint8Array {
  const kept = marks[at];
  if (kept && kept.length >= count) return kept;
  marks[at] = new Uint8Array(count);
  return marks[at];
}

/** Asks one segment's documents whether they are let pass. */
export function acceptor(segment: Segment, { mask, flags: wanted, passes }: Allowed): (document: number) => boolean {
  const { flags } = segment;
  const bits = mask | flag.dead;
  if (!passes) return document => ((flags[document] as number) & bits) === wanted;
  const test = passes(segment);
  return document => ((flags[document] as number) & bits) === wanted && test(document);
}

/** Whether a living document holds the term. */
function stands(segment: Segment, term: number): boolean {
  if (term === -1) return false;
  return isLiving(segment, literal.readWord(segment, term, aFew, aFew)) || isLiving(segment, literal.readWord(segment, term));
}

function isLiving({ flags }: Segment, { documents, length }: Postings): boolean {
  for (let i = 0; i < length; i++) if (!((flags[documents[i] as number] as number) & flag.dead)) return true;
  return false;
}

function by(values: readonly number[]): (a: number, b: number) => number {
  return (a, b) => (values[a] as number) - (values[b] as number);
}

function lengthFactorsBy(share: number): Float64Array {
  return Float64Array.from({ length: 33 }, (_, bits) => 1 / (1 + share * Math.max(0, bits - shortTextBits)));
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
