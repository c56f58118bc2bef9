import { foldCase } from '../model/fold.ts';
import { languageFamily, languageOf } from '../model/languages.ts';
import { formatValue } from './format.ts';
import { type Part, partsOf } from './parts.ts';
import { hasValues, isValues, type Operator, operators } from './query.ts';

/** What the library holds, for values to offer: as `library.facets` and `collections.list` give it. */
export interface Known {
  /** Classifications, most frequent first. */
  readonly languages: readonly Count[];
  readonly tags: readonly Count[];
  /** Collections by their path. */
  readonly collections: readonly Count[];
}

interface Count {
  readonly value: string;
  readonly count?: number;
}

export interface Completion {
  /** What to show: an operator with its colon, or a value by the name people know. */
  readonly label: string;
  /** What to put in the place of the range, and the cursor after it. */
  readonly insert: string;
  readonly operator: Operator;
  readonly count?: number;
}

export interface Completions {
  /** The range of the text that an item replaces, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** More than these nobody looks through. */
const maxItems = 50;
/** Dates to show how they may be written. */
const dates = ['today', 'yesterday', '7d', '2w', '3mo', '1y', '2026-01', '2026-01-31'];

/**
 * What may be completed at the cursor: operators where a word begins or goes on, values after an operator. At the end of
 * the text a value comes with a blank, so that typing goes on.
 *
 * @param cursor in UTF-16 units
 */
export function completionsAt(text: string, cursor: number, known: Known): Completions {
  const part = partsOf(text).find(({ from, to }) => from <= cursor && cursor <= to);
  if (part?.kind === 'operator' && cursor >= part.valueFrom) return valuesAt(text, cursor, part, known);
  const from = (part?.from ?? cursor) + (part && text[part.from] === '-' ? 1 : 0);
  const begun = text.slice(from, cursor);
  if ((part && part.kind !== 'word') || cursor < from || !/^[a-z]*$/.test(begun)) return { from: cursor, to: cursor, items: [] };
  const items = operators
    .filter(name => name.startsWith(begun))
    .map(operator => ({ label: `${operator}:`, insert: `${operator}:`, operator }));
  return { from, to: cursor, items };
}

function valuesAt(text: string, cursor: number, part: Extract<Part, { readonly kind: 'operator' }>, known: Known): Completions {
  const { operator, values, valueFrom, isOpen } = part;
  const value = values.find(({ from, to }) => from <= cursor && cursor <= to);
  const from = value?.from ?? (isOpen ? lastValue(text, valueFrom) : cursor);
  const to = value?.to ?? (isOpen ? part.to : cursor);
  const begun = foldCase(text.slice(from, cursor).replace(/^"/, ''));
  const after = to === text.length ? ' ' : '';
  const others = new Set(values.filter(other => other !== value).map(({ text: chosen }) => foldCase(chosen)));
  const items = valuesOf(operator, known)
    .filter(({ value: offered }) => !others.has(foldCase(offered)))
    .map(item => ({ item, place: placeIn([item.label, item.value], begun) }))
    .filter(({ place }) => place !== -1)
    .sort((a, b) => Number(a.place > 0) - Number(b.place > 0)) // stable: what begins so first, then by count
    .slice(0, maxItems)
    .map(({ item: { label, value: chosen, count } }) => ({
      label,
      insert: formatValue(chosen) + after,
      operator,
      ...(count !== undefined && { count }),
    }));
  return { from, to, items };
}

/** Where the value begins whose quotes are still open, or which is still missing. */
function lastValue(text: string, from: number): number {
  const quote = text.lastIndexOf('"');
  return quote >= from ? quote : text.length;
}

function placeIn(names: readonly string[], begun: string): number {
  const places = names.map(name => foldCase(name).indexOf(begun)).filter(place => place !== -1);
  return places.length === 0 ? -1 : Math.min(...places);
}

interface Item {
  readonly label: string;
  readonly value: string;
  readonly count?: number;
}

function valuesOf(operator: Operator, known: Known): readonly Item[] {
  switch (operator) {
    case 'lang':
      return families(known.languages);
    case 'tag':
      return known.tags.map(plain);
    case 'in':
      return known.collections.map(plain);
    case 'is':
      return Object.keys(isValues).map(value => ({ label: value, value }));
    case 'has':
      return Object.keys(hasValues).map(value => ({ label: value, value }));
    default:
      return dates.map(value => ({ label: value, value }));
  }
}

function plain({ value, count }: Count): Item {
  return { label: value, value, ...(count !== undefined && { count }) };
}

/** Classifications joined by the label they are shown with, most frequent first. */
function families(languages: readonly Count[]): Item[] {
  const found = new Map<string, { label: string; value: string; count: number }>();
  for (const { value, count = 0 } of languages) {
    const family = languageFamily(languageOf(value).label);
    if (!family) continue;
    const before = found.get(family.name)?.count ?? 0;
    found.set(family.name, { label: family.label, value: family.name, count: before + count });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'));
}
