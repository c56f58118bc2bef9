import { shortPrefix, shortPrefixLength } from '../segment/build.ts';
import { frequency, nameFrequency, Postings } from '../segment/postings.ts';
import { prefixRange, type Segment, termOf } from '../segment/segment.ts';
import { nearTerms } from './near.ts';
import type { QueryWord } from './parse.ts';
import { holding } from './substring.ts';

/**
 * How far a query is stretched: as written, with names that hold all parts of an identifier; with stems; with prefixes and
 * substrings as well; with one typo; with the parts of an identifier anywhere; with two typos; with three in long words.
 */
export type Reach = 'strict' | 'stems' | 'wide' | 'near' | 'parts' | 'far' | 'farthest';

/** Where one segment holds a word: terms with their closeness, and documents that hold it inside of words. */
export interface Sources {
  readonly terms: readonly { readonly term: number; readonly closeness: number }[];
  /** Terms that go on from the word, as a range of their numbers; what each counts depends on its length. */
  readonly longer: readonly [from: number, to: number];
  readonly longerCloseness: number;
  /** Bytes of the word. */
  readonly length: number;
  /** Parts of an identifier, all of which must be met, in the name or anywhere. */
  readonly parts: readonly Sources[];
  readonly partsInNames: boolean;
  /** Documents that have the word in their name, words that go on from it apart. */
  readonly nameFrequency: number;
  readonly inside: Uint32Array | undefined;
  /** At most this many documents. */
  readonly frequency: number;
  /** And so many that may hold all parts, which are not all listed but say how common the word is. */
  readonly partsFrequency: number;
}

/** What a form of a word counts beside the word itself. An identifier as it stands counts more than a name that holds its parts. */
const closeness = { identifier: 15, longerIdentifier: 4, same: 1, longer: 0.75, stem: 0.6, inside: 0.5, near: 0.55 } as const;
/** Documents that hold a word inside another: beyond these nobody looks. */
const maxInside = 2000;
/** Bytes. Shorter words hold too many others, or differ too little from them. */
const minInside = 3;
/** Letters a word has at least for so many typos. */
const typos: Readonly<Partial<Record<Reach, readonly (readonly [letters: number, edits: number])[]>>> = {
  near: [[4, 1]],
  far: [
    [6, 2],
    [4, 1],
  ],
  farthest: [
    [10, 3],
    [6, 2],
    [4, 1],
  ],
};
const minStem = 3;
const endings = [
  '',
  's',
  'e',
  'es',
  'ed',
  'd',
  'er',
  'ers',
  'ing',
  'ings',
  'ion',
  'ions',
  'ies',
  'y',
  'ied',
  'ment',
  'ly',
  'or',
  'able',
];
const suffix = /(?:ations?|ings?|ies|ied|ers?|ed|es|s|y|e|ions?|ly|ment)$/;

const room = new Postings();
const none = [0, 0] as const;

/** Looks a word up in one segment; one that stands nowhere as it is (`isUnknown`) is looked for inside of others. */
export function sourcesOf(segment: Segment, word: QueryWord, reach: Reach, isUnknown = false): Sources {
  const bytes = Buffer.from(word.text);
  const terms = new Map<number, number>();
  const add = (term: number, close: number) => {
    if (close > (terms.get(term) ?? 0)) terms.set(term, close);
  };
  const same = termOf(segment, bytes);
  if (same !== -1) add(same, word.parts.length > 0 ? closeness.identifier : closeness.same);
  const longer =
    word.open || (reach !== 'strict' && reach !== 'stems') ? longerThan(segment, word.text, bytes, same !== -1, add) : none;
  if (reach !== 'strict' && reach !== 'parts') addStems(segment, word.text, add);
  const parts = word.parts.map((text, i) =>
    sourcesOf(segment, { text, parts: [], open: word.open && i === word.parts.length - 1 }, 'strict'),
  );
  let inside: Uint32Array | undefined;
  if (isUnknown && reach === 'wide' && bytes.length >= minInside) {
    const found = holding(segment, bytes, maxInside, room);
    inside = found.documents.slice(0, found.length);
  }
  addNear(segment, word.text, reach, add);
  // A byte a posting, near enough.
  let sum = (inside?.length ?? 0) + (segment.wordStarts[longer[1]] as number) - (segment.wordStarts[longer[0]] as number);
  let named = 0;
  const list = Array.from(terms, ([term, close]) => {
    sum += frequency(segment, term);
    named += nameFrequency(segment, term);
    return { term, closeness: close };
  });
  const partsInNames = reach !== 'parts';
  const partsFrequency = parts.length > 0 ? Math.min(...parts.map(part => part.frequency)) : 0;
  if (!partsInNames) sum += partsFrequency;
  const longerCloseness = word.parts.length > 0 ? closeness.longerIdentifier : closeness.longer;
  return {
    terms: list,
    longer,
    longerCloseness,
    length: bytes.length,
    parts,
    partsInNames,
    nameFrequency: named,
    inside,
    frequency: sum,
    partsFrequency,
  };
}

export const insideCloseness = closeness.inside;

function longerThan(
  segment: Segment,
  text: string,
  bytes: Buffer,
  isTerm: boolean,
  add: (term: number, close: number) => void,
): readonly [number, number] {
  if (text.length <= shortPrefixLength) {
    const term = termOf(segment, Buffer.from(shortPrefix + text));
    if (term !== -1) add(term, closeness.longer);
    return none;
  }
  const [from, to] = prefixRange(segment, bytes);
  return [isTerm ? from + 1 : from, to]; // the word itself is the first of those that begin with it
}

/** A word without its ending, where enough is left. */
export function stemOf(text: string): string {
  const stem = text.replace(suffix, '');
  return stem.length < minStem ? text : stem;
}

/** Each ending is looked up: what begins with a short stem are thousands. */
function addStems(segment: Segment, text: string, add: (term: number, close: number) => void): void {
  const stem = stemOf(text);
  if (stem.length < minStem) return;
  for (const ending of endings) {
    const term = termOf(segment, Buffer.from(stem + ending));
    if (term !== -1) add(term, closeness.stem);
  }
}

function addNear(segment: Segment, text: string, reach: Reach, add: (term: number, close: number) => void): void {
  const length = Array.from(text).length;
  const limit = typos[reach]?.find(([letters]) => length >= letters)?.[1] ?? 0;
  if (limit === 0) return;
  for (const { term, edits } of nearTerms(segment, text, limit)) if (edits > 0) add(term, closeness.near / edits ** 2);
}
