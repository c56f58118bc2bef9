import { languageFamily, languageOf } from '../model/languages.ts';
import type { AssetFilter, SearchInput } from '../model/search.ts';
import { parseTime } from '../model/time.ts';
import { canonicalDate, dateOf } from './dates.ts';
import type { Alternative, Condition, Query, Simple } from './query.ts';
import { distinct } from './values.ts';

/*
 * A query and the body of POST /assets/search say the same in two ways. Each side has parts that the other cannot say;
 * the conversions hand these back as `rest`, so that nothing is lost in silence.
 *
 * The published body's phrase looks at name, content and annotations, the query's also at tags, websites, hints and file
 * names.
 */

/**
 * A query as the body of the published search, and what that cannot say: `is:`, `has:`, `in:`, `-`, regular expressions,
 * and words joined by `OR`. Dates become times, counted from `now`.
 */
export function toSearchInput({ text, conditions }: Query, now: number): { readonly input: SearchInput; readonly rest: Query } {
  const filters: AssetFilter[] = [];
  const rest: Condition[] = [];
  for (const condition of conditions) {
    const filter = filterOf(condition, now);
    if (filter) filters.push(filter);
    else rest.push(condition);
  }
  const input = {
    ...(text.trim() !== '' && { query: text }),
    ...(filters.length > 0 && { filters: { iterable: filters }, casing: false }),
  };
  return { input, rest: { text: '', conditions: rest } };
}

/** The body of the published search as a query, and what a query cannot say, as a body that has to hold too. */
export function fromSearchInput(input: SearchInput): { readonly query: Query; readonly rest: SearchInput } {
  const { query: text = '', filters, ...others } = input;
  // Phrases and tags of a query do not mind the case, those of a body do unless it says otherwise.
  const isSaid = filters && input.casing === false && (filters.type !== 'OR' || filters.iterable.length === 1);
  if (!isSaid) return { query: { text, conditions: [] }, rest: { ...others, ...(filters && { filters }) } };
  const conditions: Condition[] = [];
  const left: AssetFilter[] = [];
  for (const filter of filters.iterable) {
    const said = conditionsOf(filter);
    if (said) conditions.push(...said);
    else left.push(filter);
  }
  const { casing: _, ...bare } = others;
  return { query: { text, conditions }, rest: left.length > 0 ? { ...others, filters: { iterable: left } } : bare };
}

function filterOf(condition: Condition, now: number): AssetFilter | undefined {
  const leaves = condition.kind === 'any' ? condition.conditions.map(one => leavesOf(one, now)) : [leavesOf(condition, now)];
  if (leaves.includes(undefined)) return undefined;
  const all = leaves.flatMap(list => list ?? []);
  const [only, ...more] = all;
  return more.length === 0 ? only : { operations: { type: 'OR', iterable: all } };
}

/** Filters of which any has to hold; undefined for what the published body cannot say. */
function leavesOf(condition: Alternative, now: number): AssetFilter[] | undefined {
  switch (condition.kind) {
    case 'lang':
      return condition.values.flatMap(name => languageFamily(name)?.specifics ?? []).map(classification => ({ classification }));
    case 'tag':
      return condition.values.map(tag => ({ tags: [tag] }));
    case 'phrase':
      return [{ phrase: { value: condition.text } }];
    case 'after':
      return [{ created: { from: wireTime(dateOf(condition.date, now)) } }];
    case 'before':
      return [{ created: { to: wireTime(dateOf(condition.date, now) - 1) } }]; // the body's end is included
    default:
      return undefined;
  }
}

function wireTime(at: number) {
  return { value: new Date(at).toISOString() };
}

/** The conditions of which all have to hold; undefined for a filter that a query cannot say. */
function conditionsOf(filter: AssetFilter): Condition[] | undefined {
  const { operations, ...own } = filter;
  if (!operations) return leafConditions(own);
  const isAny = operations.type === 'OR' && operations.iterable.length > 1 && Object.keys(own).length === 0;
  if (!isAny) return undefined;
  const alternatives = alternativesOf(operations.iterable);
  return alternatives && [alternatives.length === 1 ? (alternatives[0] as Condition) : { kind: 'any', conditions: alternatives }];
}

/** Each filter says one thing; classifications have to make up whole languages. */
function alternativesOf(filters: readonly AssetFilter[]): Alternative[] | undefined {
  const languages = wholeLanguages(filters.flatMap(({ classification }) => classification ?? []));
  const tags = distinct(filters.flatMap(({ tags: listed }) => listed ?? []));
  const alternatives: Alternative[] = [];
  for (const filter of filters) {
    const isLanguage = filter.classification !== undefined && Object.keys(filter).length === 1;
    const [only, ...more] = (isLanguage ? languages : leafConditions(filter)) ?? [];
    if (!only || more.length > 0 || only.kind === 'any') return undefined;
    if (!('values' in only)) alternatives.push(only);
    else if (!alternatives.some(({ kind }) => kind === only.kind))
      alternatives.push(only.kind === 'tag' ? { kind: 'tag', values: tags } : only);
  }
  return alternatives;
}

function wholeLanguages(specifics: readonly string[]): readonly Simple[] | undefined {
  const given = new Set(specifics);
  const families = new Set(specifics.flatMap(specific => languageFamily(languageOf(specific).label) ?? []));
  const whole = Array.from(families).flatMap(family => family.specifics);
  if (given.size === 0 || whole.length !== given.size || !whole.every(specific => given.has(specific))) return undefined;
  return [{ kind: 'lang', values: Array.from(families, ({ name }) => name) }];
}

/** The conditions of a filter without operations. */
function leafConditions({ classification, tags, phrase, created, ...others }: AssetFilter): Condition[] | undefined {
  const { value, ...places } = phrase ?? {};
  const { from, to, ...span } = created ?? {};
  if (Object.keys({ ...others, ...places, ...span }).length > 0) return undefined;
  const languages = classification === undefined ? [] : wholeLanguages([classification]);
  const after = from && date(parseTime(from.value));
  const before = to && date(parseTime(to.value) + 1);
  const isSaid =
    languages &&
    (!from || after) &&
    (!to || before) &&
    (!phrase || (value !== undefined && value.trim() !== '')) &&
    (tags ?? []).every(tag => tag !== '' && tag.trim() === tag);
  if (!isSaid) return undefined;
  const conditions: Condition[] = [
    ...languages,
    ...(tags ?? []).map(tag => ({ kind: 'tag' as const, values: [tag] })),
    ...(value === undefined ? [] : [{ kind: 'phrase' as const, text: value }]),
    ...(after ? [{ kind: 'after' as const, date: after }] : []),
    ...(before ? [{ kind: 'before' as const, date: before }] : []),
  ];
  return conditions.length > 0 ? conditions : undefined;
}

/** A time as a query writes it; undefined beyond the years that it knows. */
function date(at: number): string | undefined {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? undefined : canonicalDate(time.toISOString());
}
