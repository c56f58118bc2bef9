import { foldCase } from '../../../../src-shared/model/fold.ts';
import type { LibraryFilter, Scope } from '../../../../src-shared/model/library.ts';

/** A condition on `assets`, with its parameters in order. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** Written so that the partial indexes of migrations 10 and 70 apply. */
const scopes: Readonly<Record<Scope, string>> = {
  all: 'deleted IS NULL AND pseudo = 0',
  favourites: 'favourite = 1 AND deleted IS NULL AND pseudo = 0',
  recent: 'deleted IS NULL AND pseudo = 0',
  suggested: `seq IN (
    SELECT seq FROM assets WHERE pseudo = 1 AND deleted IS NULL UNION SELECT seq FROM assets WHERE discovered = 1 AND deleted IS NULL)`,
  trash: 'deleted IS NOT NULL',
};

export function scopeCondition(scope: Scope): Condition {
  return { sql: scopes[scope], params: [] };
}

/** All of a filter but its query: any of the languages, all of the tags, a plain collection with those inside it. */
export function filterCondition({ scope, languages, tags, collection }: Omit<LibraryFilter, 'query'>): Condition {
  const parts = [scopeCondition(scope)];
  if (languages.length > 0) parts.push({ sql: `specific IN (${languages.map(() => '?').join(', ')})`, params: languages });
  for (const tag of tags) {
    parts.push({
      sql: 'seq IN (SELECT l.asset FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE t.folded = ?)',
      params: [foldCase(tag.trim())],
    });
  }
  if (collection !== undefined) {
    parts.push({
      sql: `seq IN (WITH RECURSIVE below (key) AS (
          SELECT key FROM collections WHERE id = ? UNION ALL SELECT c.key FROM below b JOIN collections c ON c.parent = b.key
        )
        SELECT asset FROM collection_assets WHERE collection IN below)`,
      params: [collection],
    });
  }
  return all(parts);
}

export function all(parts: readonly Condition[]): Condition {
  return { sql: parts.map(part => part.sql).join(' AND '), params: parts.flatMap(part => part.params) };
}

/** Membership in a list of creation orders, as one parameter whatever its length. */
export function among(seqs: readonly number[]): Condition {
  return { sql: 'seq IN (SELECT value FROM json_each(?))', params: [JSON.stringify(seqs)] };
}
