import type { Collection } from '../../../src-shared/model/collections.ts';
import { maxCollectionNameLength } from '../../../src-shared/model/collections.ts';
import { languageFamily, languageOf } from '../../../src-shared/model/languages.ts';
import type { LibraryFilter } from '../../../src-shared/model/library.ts';
import { formatValue } from '../../../src-shared/query/format.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import type { Condition } from '../../../src-shared/query/query.ts';

/** All that a list shows, as one query: what was chosen in the side bar stands before what was typed. */
export function queryOfFilter(
  { scope, languages, tags, collection, query }: LibraryFilter,
  collections: readonly Collection[],
): string {
  const families = new Set(languages.flatMap(language => languageFamily(languageOf(language).label)?.name ?? []));
  const path = collections.find(({ id }) => id === collection)?.path;
  return [
    ...(scope === 'favourites' ? ['is:favourite'] : []),
    ...(scope === 'trash' ? ['is:trashed'] : []),
    ...(path !== undefined ? [`in:${formatValue(path)}`] : []),
    ...(families.size > 0 ? [`lang:${[...families].map(formatValue).join(',')}`] : []),
    ...tags.map(tag => `tag:${formatValue(tag)}`),
    query.trim(),
  ]
    .filter(part => part !== '')
    .join(' ');
}

/** A name to begin with: the words, then what narrows them. */
export function nameOfQuery(query: string): string {
  const { text, conditions } = parseQuery(query);
  const parts = [text.trim(), ...conditions.flatMap(wordsOf)].filter(part => part !== '');
  return parts.join(', ').replaceAll('/', ' ').slice(0, maxCollectionNameLength).trim();
}

function wordsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'lang':
      return condition.values.map(value => languageFamily(value)?.label ?? value);
    case 'tag':
    case 'in':
    case 'is':
    case 'has':
      return [...condition.values];
    case 'phrase':
      return [condition.text];
    default:
      return [];
  }
}
