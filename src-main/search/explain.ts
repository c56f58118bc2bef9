import { foldCase } from '../../src-shared/model/fold.ts';
import { type Match, maxExcerptLength } from '../../src-shared/model/library.ts';
import type { RankedHit } from '../storage/search-index.ts';
import { editsBetween } from './distance.ts';
import { type Document, type Field, fields } from './document.ts';
import { type Mapped, mapped } from './mapped.ts';
import { parseQuery, type Query } from './query/parse.ts';
import { bare } from './words.ts';

/** Places of one text that are marked: more help nobody. */
const maxPlaces = 32;
/** Characters of a text that are looked at for a place to show. */
const maxScope = 100_000;
/**
 * Characters around such a place that are looked at closely: folding keeps count of each, and took 50 ms a row on whole
 * files of 100 KB, where this takes 0.3.
 */
const maxScene = 800;
/** Characters before the first place that an excerpt of a long line shows. */
const lead = 40;
/** Shorter words allow one edit in a place to mark, longer ones two. */
const minTwoEdits = 6;
const minOneEdit = 4;

type Place = readonly [start: number, end: number];

/** Says why each hit was found: the field, an excerpt around the best place, and what to mark in it and in the name. */
export function explain(
  typed: string,
  hits: readonly RankedHit[],
  textOf: (seq: number) => Document | undefined,
): readonly Match[] {
  const query = parseQuery(typed);
  const patterns = patternsOf(query);
  return hits.map(({ seq, similar }) => {
    const document = textOf(seq);
    return document ? explainOne(query, sceneOf(document, patterns), similar) : { field: 'content', similar };
  });
}

/** The query as it stands, then its words, the longest first: near enough to find the place by. */
function patternsOf({ literal, words }: Query): readonly RegExp[] {
  const longestFirst = words.map(({ text }) => text).sort((a, b) => b.length - a.length);
  return [literal, ...longestFirst].map(
    text => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'), 'iu'),
  );
}

/** A document whose long texts are cut to what is around the place that says most. */
function sceneOf(document: Document, patterns: readonly RegExp[]): Document {
  const cuts = fields.filter(field => field !== 'name' && document[field].length > maxScene);
  return { ...document, ...Object.fromEntries(cuts.map(field => [field, sceneIn(document[field], patterns)])) };
}

function sceneIn(text: string, patterns: readonly RegExp[]): string {
  const scope = text.slice(0, maxScope);
  for (const pattern of patterns) {
    const at = scope.search(pattern);
    if (at === -1) continue;
    let from = Math.max(0, at - maxScene / 2);
    let to = Math.min(scope.length, from + maxScene);
    if (isInside(scope, from)) from++;
    if (isInside(scope, to)) to--;
    return scope.slice(from, to);
  }
  return scope.slice(0, maxScene);
}

/** A text folded for the query as a whole, and without marks for its words. */
interface Views {
  readonly folded: Mapped;
  readonly bare: Mapped;
}

/** Each text of a hit is folded once, however many words are looked for in it. */
function viewer(): (text: string) => Views {
  const known = new Map<string, Views>();
  return text => {
    const views = known.get(text) ?? { folded: mapped(text), bare: mapped(text, bare) };
    known.set(text, views);
    return views;
  };
}

function explainOne(query: Query, document: Document, similar: boolean): Match {
  const view = viewer();
  const nameHighlights = placesIn(view(document.name), query, similar);
  const field = bestField(query, document, similar, view);
  const shown = field === 'name' ? 'content' : field;
  const excerpt = excerptOf(document[shown], query, similar, view);
  return {
    field,
    similar,
    ...(excerpt && { excerpt: excerpt.text, highlights: excerpt.places }),
    ...(nameHighlights.length > 0 && { nameHighlights }),
  };
}

/** The first field that holds the whole query, else the one that holds most of its words. */
function bestField(query: Query, document: Document, similar: boolean, view: (text: string) => Views): Field {
  const whole = fields.find(field => view(document[field]).folded.text.includes(query.literal));
  if (whole) return whole;
  let best: Field = 'content';
  let most = 0;
  for (const field of fields) {
    const text = view(document[field]).bare;
    const held = query.words.filter(word => wordPlaces(text, [word.text, ...word.parts], similar, 1).length > 0).length;
    if (held > most) {
      best = field;
      most = held;
    }
  }
  return best;
}

/** The line that shows most of the query, cut around it. */
function excerptOf(
  text: string,
  query: Query,
  similar: boolean,
  view: (text: string) => Views,
): { text: string; places: Place[] } | undefined {
  const places = placesIn(view(text), query, similar);
  const [first] = places;
  if (!first) return undefined;
  let best: Place = first;
  let most = 0;
  let line: readonly [number, number] = [0, 0];
  for (const place of places) {
    if (place[0] < line[1]) continue;
    line = lineAround(text, place[0]);
    const marked = new Set(
      places.filter(([from, to]) => from >= line[0] && to <= line[1]).map(([from, to]) => foldCase(text.slice(from, to))),
    ).size;
    if (marked > most) {
      most = marked;
      best = place;
    }
  }
  const [from, to] = cut(text, lineAround(text, best[0]), best);
  return {
    text: text.slice(from, to),
    places: places.filter(place => place[0] >= from && place[1] <= to).map(([start, end]) => [start - from, end - from] as const),
  };
}

function lineAround(text: string, at: number): readonly [number, number] {
  let from = text.lastIndexOf('\n', at - 1) + 1;
  if (at === 0) from = 0;
  const end = text.indexOf('\n', at);
  let to = end === -1 ? text.length : end;
  while (from < at && /\s/.test(text[from] as string)) from++;
  while (to > from && /\s/.test(text[to - 1] as string)) to--;
  return [from, to];
}

/** At most `maxExcerptLength` UTF-16 units of a line with the place in it, no character cut in two. */
function cut(text: string, [lineFrom, lineTo]: readonly [number, number], [at]: Place): readonly [number, number] {
  if (lineTo - lineFrom <= maxExcerptLength) return [lineFrom, lineTo];
  let from = Math.max(lineFrom, Math.min(at - lead, lineTo - maxExcerptLength));
  let to = Math.min(lineTo, from + maxExcerptLength);
  if (isInside(text, from)) from++;
  if (isInside(text, to)) to--;
  return [from, to];
}

/** Between the halves of a surrogate pair, or before a mark that belongs to the letter before. */
function isInside(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

/** What to mark: the whole query where it stands, else its words; sorted, none within another. */
function placesIn({ folded, bare: text }: Views, query: Query, similar: boolean): Place[] {
  const whole = occurrences(folded.text, query.literal).map(at => folded.range(at, at + query.literal.length));
  const words = query.words.flatMap(word => {
    const found = wordPlaces(text, [word.text], similar, maxPlaces);
    return found.length > 0 ? found : wordPlaces(text, word.parts, similar, maxPlaces);
  });
  const sorted = [...whole, ...words].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const kept: Place[] = [];
  for (const place of sorted) if (place[0] >= (kept.at(-1)?.[1] ?? 0) && place[1] > place[0]) kept.push(place);
  return kept.slice(0, maxPlaces);
}

function wordPlaces(text: Mapped, words: readonly string[], similar: boolean, limit: number): Place[] {
  const places = words.flatMap(word =>
    occurrences(text.text, word)
      .slice(0, limit)
      .map(at => text.range(at, at + word.length)),
  );
  if (places.length > 0 || !similar) return places;
  return words.flatMap(word => nearPlaces(text, word)).slice(0, limit);
}

function nearPlaces({ text, range }: Mapped, word: string): Place[] {
  const limit = word.length < minOneEdit ? 0 : word.length < minTwoEdits ? 1 : 2;
  if (limit === 0) return [];
  const wanted = codes(word);
  const places: Place[] = [];
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+|[\p{L}\p{N}\p{M}_$]+/gu)) {
    if (Math.abs(found[0].length - word.length) > limit || editsBetween(wanted, codes(found[0]), limit) > limit) continue;
    places.push(range(found.index, found.index + found[0].length));
  }
  return places;
}

function codes(word: string): readonly number[] {
  return Array.from(word, letter => letter.codePointAt(0) as number);
}

function occurrences(text: string, needle: string): number[] {
  const found: number[] = [];
  if (needle === '') return found;
  for (let at = text.indexOf(needle); at !== -1 && found.length < maxPlaces; at = text.indexOf(needle, at + needle.length))
    found.push(at);
  return found;
}
