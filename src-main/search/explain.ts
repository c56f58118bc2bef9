import { fold, foldCase } from '../../src-shared/model/fold.ts';
import { type Match, maxExcerptLength } from '../../src-shared/model/library.ts';
import { parseQuery as parseTyped } from '../../src-shared/query/parse.ts';
import type { RankedHit } from '../storage/search-index.ts';
import { editsBetween } from './distance.ts';
import { type Document, type Field, fields } from './document.ts';
import { type Mapped, mapped } from './mapped.ts';
import { parseQuery, type QueryWord } from './query/parse.ts';
import type { Pattern, Regex } from './query/regex.ts';
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
/** Time that placing matches of regular expressions may take for a page, in milliseconds. */
const placingTime = 50;
/** Characters before the first place that an excerpt of a long line shows. */
const lead = 40;
/** Shorter words allow one edit in a place to mark, longer ones two. */
const minTwoEdits = 6;
const minOneEdit = 4;

type Place = readonly [start: number, end: number];

/** What a query looks for in texts. */
export interface Sought {
  /** Folded, as they stand: the text, then phrases. */
  readonly literals: readonly string[];
  readonly words: readonly QueryWord[];
  /** Where regular expressions match in a text as it was saved, a few places. */
  readonly matches: (text: string, limit: number) => readonly Place[];
}

/** What is to be marked for a query: nothing of what it excludes. */
export function soughtBy(typed: string, regexOf: (pattern: Pattern) => Regex | undefined): Sought {
  const { text, conditions } = parseTyped(typed);
  const asked = conditions.flatMap(condition => (condition.kind === 'any' ? condition.conditions : condition));
  const words = asked.flatMap(one => (one.kind === 'word' ? one.text : []));
  const phrases = asked.flatMap(one => (one.kind === 'phrase' ? one.text : []));
  const regexes = asked.flatMap(one => (one.kind === 'regex' ? (regexOf(one) ?? []) : []));
  const end = performance.now() + placingTime;
  return {
    literals: [text, ...phrases, ...words].map(fold).filter(literal => literal !== ''),
    words: parseQuery([...words, text].join(' ')).words,
    matches: (within, limit) =>
      regexes.flatMap(regex => (performance.now() > end ? [] : regex.places(within.slice(0, maxScope), limit))),
  };
}

/** Says why each hit was found: the field, an excerpt around the best place, and what to mark in it and in the name. */
export function explain(
  sought: Sought,
  hits: readonly RankedHit[],
  textOf: (seq: number) => Document | undefined,
): readonly Match[] {
  const patterns = patternsOf(sought);
  return hits.map(({ seq, similar }) => {
    const document = textOf(seq);
    return document ? explainOne(sought, sceneOf(document, sought, patterns), similar) : { field: 'content', similar };
  });
}

/** The query as it stands, then its words, the longest first: near enough to find the place by. */
function patternsOf({ literals, words }: Sought): readonly RegExp[] {
  const longestFirst = words.map(({ text }) => text).sort((a, b) => b.length - a.length);
  return [...literals, ...longestFirst].map(
    text => new RegExp(text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', '\\s+'), 'iu'),
  );
}

/** A document whose long texts are cut to what is around the place that says most. */
function sceneOf(document: Document, sought: Sought, patterns: readonly RegExp[]): Document {
  const cuts = fields.filter(field => field !== 'name' && document[field].length > maxScene);
  return { ...document, ...Object.fromEntries(cuts.map(field => [field, sceneIn(document[field], sought, patterns)])) };
}

function sceneIn(text: string, { matches }: Sought, patterns: readonly RegExp[]): string {
  const scope = text.slice(0, maxScope);
  const [match] = matches(scope, 1);
  const at = match?.[0] ?? patterns.map(pattern => scope.search(pattern)).find(place => place !== -1);
  if (at === undefined) return scope.slice(0, maxScene);
  let from = Math.max(0, at - maxScene / 2);
  let to = Math.min(scope.length, from + maxScene);
  if (isInside(scope, from)) from++;
  if (isInside(scope, to)) to--;
  return scope.slice(from, to);
}

/** A text folded for the query as a whole, and without marks for its words. */
interface Views {
  readonly original: string;
  readonly folded: Mapped;
  readonly bare: Mapped;
}

/** Each text of a hit is folded once, however many words are looked for in it. */
function viewer(): (text: string) => Views {
  const known = new Map<string, Views>();
  return text => {
    const views = known.get(text) ?? { original: text, folded: mapped(text), bare: mapped(text, bare) };
    known.set(text, views);
    return views;
  };
}

function explainOne(query: Sought, document: Document, similar: boolean): Match {
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

/** The first field that holds the whole query, a phrase or a match, else the one that holds most of its words. */
function bestField(query: Sought, document: Document, similar: boolean, view: (text: string) => Views): Field {
  const whole = fields.find(field => query.literals.some(literal => view(document[field]).folded.text.includes(literal)));
  const matched = whole ?? fields.find(field => query.matches(document[field], 1).length > 0);
  if (matched) return matched;
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
  query: Sought,
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

/** What to mark: matches, the whole query and phrases where they stand, words; sorted, none within another. */
function placesIn({ original, folded, bare: text }: Views, query: Sought, similar: boolean): Place[] {
  const whole = query.literals.flatMap(literal =>
    occurrences(folded.text, literal).map(at => folded.range(at, at + literal.length)),
  );
  const words = query.words.flatMap(word => {
    const found = wordPlaces(text, [word.text], similar, maxPlaces);
    return found.length > 0 ? found : wordPlaces(text, word.parts, similar, maxPlaces);
  });
  const sorted = [...query.matches(original, maxPlaces), ...whole, ...words].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
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
