import { foldCase } from '../../src-shared/model/fold.ts';
import { type Match, maxExcerptLength } from '../../src-shared/model/library.ts';
import type { RankedHit } from '../storage/search-index.ts';
import { editsBetween } from './distance.ts';
import { type Document, type Field, fields } from './document.ts';
import { mapped } from './mapped.ts';
import { parseQuery, type Query } from './query/parse.ts';
import { bare } from './words.ts';

/** Places of one text that are marked: more help nobody. */
const maxPlaces = 32;
/** Characters of a text that are looked at for a place to show. */
const maxScope = 100_000;
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
  return hits.map(({ seq, similar }) => {
    const document = textOf(seq);
    return document ? explainOne(query, document, similar) : { field: 'content', similar };
  });
}

function explainOne(query: Query, document: Document, similar: boolean): Match {
  const nameHighlights = placesIn(document.name, query, similar);
  const field = bestField(query, document, similar);
  const shown = field === 'name' ? 'content' : field;
  const excerpt = excerptOf(document[shown], query, similar);
  return {
    field,
    similar,
    ...(excerpt && { excerpt: excerpt.text, highlights: excerpt.places }),
    ...(nameHighlights.length > 0 && { nameHighlights }),
  };
}

/** The first field that holds the whole query, else the one that holds most of its words. */
function bestField(query: Query, document: Document, similar: boolean): Field {
  const whole = fields.find(field => mapped(document[field].slice(0, maxScope)).text.includes(query.literal));
  if (whole) return whole;
  let best: Field = 'content';
  let most = 0;
  for (const field of fields) {
    const text = document[field].slice(0, maxScope);
    const held = query.words.filter(word => wordPlaces(text, [word.text, ...word.parts], similar, 1).length > 0).length;
    if (held > most) {
      best = field;
      most = held;
    }
  }
  return best;
}

/** The line that shows most of the query, cut around it. */
function excerptOf(given: string, query: Query, similar: boolean): { text: string; places: Place[] } | undefined {
  const text = given.slice(0, maxScope);
  const places = placesIn(text, query, similar);
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
function placesIn(text: string, query: Query, similar: boolean): Place[] {
  const folded = mapped(text.slice(0, maxScope));
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

function wordPlaces(given: string, words: readonly string[], similar: boolean, limit: number): Place[] {
  const text = mapped(given.slice(0, maxScope), bare);
  const places = words.flatMap(word =>
    occurrences(text.text, word)
      .slice(0, limit)
      .map(at => text.range(at, at + word.length)),
  );
  if (places.length > 0 || !similar) return places;
  return words.flatMap(word => nearPlaces(text, word)).slice(0, limit);
}

function nearPlaces({ text, range }: ReturnType<typeof mapped>, word: string): Place[] {
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
