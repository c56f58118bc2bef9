import type { SearchedMatch } from '../../src-shared/model/enums.ts';
import type { Hit } from '../storage/port.ts';
import { allowedEdits, within } from './distance.ts';
import { type Document, type Field, fields, flag } from './document.ts';
import { nearTerms } from './query/near.ts';
import { fieldOf, fieldsHolding, holding, textOf } from './query/substring.ts';
import { Postings } from './segment/postings.ts';
import type { Segment } from './segment/segment.ts';

/* What a query makes of documents by the published rules (assets-api section 8.1), by the index and by plain reading. */

export type Scored = Pick<Hit, 'exact' | 'score' | 'match'>;

/** File names are the window's alone. */
const matchOf: Readonly<Record<Exclude<Field, 'files'>, SearchedMatch>> = {
  name: 'TITLE',
  tags: 'TAGS',
  annotations: 'ANNOTATION',
  hints: 'HINT',
  websites: 'WEBSITES',
  content: 'CONTENT',
};
const published = fields.filter(field => field !== 'files');
const publishedBits = published.reduce((bits, field) => bits | bitOf(field), 0);

/** Among exact results: a name equal to the query, then hits in the name, tags, annotations, the rest. */
const scores = { equalName: 1, name: 0.9, tags: 0.8, annotations: 0.7, rest: 0.6, similar: 0.5 } as const;
/** What a word counts that stands there as it is, and one that does so nearly. */
const asItIs = 2;
const nearly = 1;

const room = new Postings();

/** Adds every asset of a segment that the folded query finds. */
export function scoreSegment(segment: Segment, query: string, found: Map<number, Scored>): void {
  const needle = Buffer.from(query);
  const words = query.split(' ');
  for (const [document, sum] of similar(segment, words))
    found.set(segment.seqs[document] as number, { exact: false, score: similarScore(sum, words.length), match: 'FUZZY' });
  const { documents, length } = holding(segment, needle, Number.POSITIVE_INFINITY, room);
  for (const document of documents.subarray(0, length)) {
    const bits = isDead(segment, document) ? 0 : fieldsHolding(segment, document, needle) & publishedBits;
    if (bits === 0) continue;
    const named = (bits & 1) !== 0 && fieldOf(segment, document, 0).equals(needle);
    const held = published.filter(field => bits & bitOf(field));
    found.set(segment.seqs[document] as number, exactHit(held, named));
  }
}

/** The same for one document, without the index. */
export function scorePlainly(document: Document, query: string): Scored | undefined {
  const held = published.filter(field => document[field].includes(query));
  if (held.length > 0) return exactHit(held, document.name === query);
  const words = query.split(' ');
  let sum = 0;
  for (const word of words) {
    const closeness = published.some(field => document[field].includes(word)) ? asItIs : hasNear(document, word) ? nearly : 0;
    if (closeness === 0) return undefined;
    sum += closeness;
  }
  return { exact: false, score: similarScore(sum, words.length), match: 'FUZZY' };
}

function exactHit(held: readonly (keyof typeof matchOf)[], named: boolean): Scored {
  const [first = 'content', ...more] = held;
  const place = first === 'name' || first === 'tags' || first === 'annotations' ? scores[first] : scores.rest;
  return { exact: true, match: more.length > 0 ? 'MULTIPLE' : matchOf[first], score: named ? scores.equalName : place };
}

function similarScore(sum: number, words: number): number {
  return (scores.similar * sum) / (asItIs * words);
}

/** Documents that hold every word, as a substring or nearly, with how closely. */
function similar(segment: Segment, words: readonly string[]): Map<number, number> {
  let kept: Map<number, number> | undefined;
  for (const word of words) {
    const holdingIt = closenessOf(segment, word, kept);
    const before: Map<number, number> | undefined = kept;
    kept = new Map();
    for (const [document, closeness] of holdingIt) kept.set(document, closeness + (before?.get(document) ?? 0));
    if (kept.size === 0) break;
  }
  return kept ?? new Map();
}

/** Documents that hold a word; only among those of `within` where it is given. */
function closenessOf(segment: Segment, word: string, among: ReadonlyMap<number, number> | undefined): Map<number, number> {
  const found = new Map<number, number>();
  const needle = Buffer.from(word);
  const { documents, length } = holding(segment, needle, Number.POSITIVE_INFINITY, room);
  for (const document of documents.subarray(0, length)) {
    if (isDead(segment, document) || (among && !among.has(document))) continue;
    if (fieldsHolding(segment, document, needle) & publishedBits) found.set(document, asItIs);
  }
  const limit = allowedEdits(word);
  if (limit === 0) return found;
  for (const { term } of nearTerms(segment, word, limit)) {
    const list = room.readWord(segment, term);
    for (const document of list.documents.subarray(0, list.length)) {
      if (found.has(document) || isDead(segment, document) || (among && !among.has(document))) continue;
      const texts = textOf(segment, document)
        .toString('latin1')
        .split('\u00ff')
        .map(text => Buffer.from(text, 'latin1').toString());
      if (fields.some((field, i) => field !== 'files' && hasWordNear(texts[i] ?? '', word, limit))) found.set(document, nearly);
    }
  }
  return found;
}

function hasNear(document: Document, word: string): boolean {
  const limit = allowedEdits(word);
  return limit > 0 && published.some(field => hasWordNear(document[field], word, limit));
}

/** What may be a word: runs of letters and digits, with and without underscores. */
const wordForms = [/[\p{L}\p{N}\p{M}]+/gu, /[\p{L}\p{N}\p{M}_$]+/gu];

function hasWordNear(text: string, word: string, limit: number): boolean {
  return wordForms.some(form =>
    text.match(form)?.some(found => Math.abs(found.length - word.length) <= 2 * limit && within(word, found, limit)),
  );
}

function isDead(segment: Segment, document: number): boolean {
  return ((segment.flags[document] as number) & flag.dead) !== 0;
}

function bitOf(field: Field): number {
  return 1 << fields.indexOf(field);
}
