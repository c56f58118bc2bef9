import { AppError } from '../../src-shared/errors.ts';
import { foldCase } from '../../src-shared/model/fold.ts';
import type { AssetFilter, AssetFilters } from '../../src-shared/model/search.ts';
import { textOf } from '../../src-shared/model/text.ts';
import { parseTime } from '../../src-shared/model/time.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import type { Condition } from '../storage/sqlite/stores/filter.ts';

/** The kind of condition, which `match` names when there is no query (assets-api section 8.3). */
export type ConditionKind = 'TITLE' | 'ANNOTATION' | 'CONTENT' | 'TAGS' | 'WEBSITES';

export interface FilterCondition {
  /** On the table `assets`; undefined puts no constraint. */
  readonly condition: Condition | undefined;
  readonly kinds: ReadonlySet<ConditionKind>;
}

/** More conditions than any person makes; SQLite allows 32,766 parameters. */
const maxConditions = 4000;

/** Phrases on contents that are looked for asset by asset. */
const maxPerAsset = 32;

/** The functions that the conditions call. */
export function defineFilterFunctions(db: WriteDb): void {
  db.function('holds', { deterministic: true }, (text: unknown, needle: unknown, casing: unknown) =>
    holds(String(text), String(needle), casing === 1) ? 1 : 0,
  );
  db.function('content_holds', { deterministic: true }, (bytes: unknown, isText: unknown, needle: unknown, casing: unknown) => {
    const buffer = bytes as Buffer<ArrayBuffer>;
    const text = isText === 1 ? buffer.toString('utf8') : textOf(buffer);
    return text !== undefined && holds(text, String(needle), casing === 1) ? 1 : 0;
  });
}

/**
 * Filters as one condition (assets-api section 8.3). Joins are balanced trees, since SQLite limits their depth to 1,000.
 * A subquery that depends on the asset opens a cursor each time it runs, and SQLite looks through all open ones then:
 * 900 phrases over 80 assets took 12 s. So conditions ask for sets of assets, each made once; only the first phrases on
 * contents, the costly part, look at no more assets than other conditions leave over.
 */
export function filterCondition(filters: AssetFilters | undefined, casing: boolean): FilterCondition {
  const kinds = new Set<ConditionKind>();
  let count = 0;
  let contentPhrases = 0;

  function leaf(sql: string, ...params: (string | number)[]): Condition {
    if (++count > maxConditions) throw new AppError('unprocessable', `The filters have more than ${maxConditions} conditions`);
    return { sql, params };
  }

  function all(list: AssetFilters | undefined): Condition | undefined {
    return list && join(list.iterable.map(one), list.type === 'OR' ? 'OR' : 'AND');
  }

  function one(filter: AssetFilter): Condition | undefined {
    const own = join(conditionsOf(filter), 'AND');
    const operations = all(filter.operations);
    return join([own, operations], filter.operations?.type === 'OR' ? 'OR' : 'AND');
  }

  function conditionsOf(filter: AssetFilter): (Condition | undefined)[] {
    return [
      filter.classification === undefined ? undefined : leaf('specific = ?', filter.classification),
      ...(filter.tags ?? []).filter(isNotBlank).map(tag),
      ...(filter.websites ?? []).filter(isNotBlank).map(website),
      filter.persons?.some(isNotBlank) ? leaf('0') : undefined,
      filter.phrase && phrase(filter.phrase),
      ...(['created', 'updated'] as const).flatMap(column => {
        const { from, to } = filter[column] ?? {};
        return [from && leaf(`${column} >= ?`, parseTime(from.value)), to && leaf(`${column} <= ?`, parseTime(to.value))];
      }),
    ];
  }

  function tag(text: string): Condition {
    kinds.add('TAGS');
    const wanted = text.trim();
    return leaf(
      `seq IN (SELECT l.asset FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE t.folded = ? ${casing ? 'AND t.text = ?' : ''})`,
      ...(casing ? [foldCase(wanted), wanted] : [foldCase(wanted)]),
    );
  }

  function website(text: string): Condition {
    kinds.add('WEBSITES');
    return leaf(
      `seq IN (SELECT l.asset FROM asset_websites l JOIN websites w ON w.key = l.website
        WHERE holds(w.url, ?, 0) OR holds(w.name, ?, 0))`,
      text,
      text,
    );
  }

  function phrase({ value, title, content, annotation, options }: NonNullable<AssetFilter['phrase']>): Condition | undefined {
    if (value === undefined || value === '') return undefined;
    const anywhere = !(title || content || annotation);
    const mind = casing ? 1 : 0;
    const places: Condition[] = [];
    if (title || anywhere) {
      kinds.add('TITLE');
      places.push(leaf('holds(assets.name, ?, ?)', value, mind));
    }
    if (content || anywhere) {
      kinds.add('CONTENT');
      const isHeld = `FROM formats f JOIN contents c ON c.id = f.content WHERE content_holds(c.bytes, f.is_text, ?, ?)`;
      const perAsset = ++contentPhrases <= maxPerAsset;
      const sql = perAsset ? `EXISTS (SELECT 1 ${isHeld} AND f.asset = assets.seq)` : `seq IN (SELECT f.asset ${isHeld})`;
      places.push(leaf(sql, value, mind));
    }
    if (annotation || anywhere) {
      kinds.add('ANNOTATION');
      const type = options?.annotation;
      places.push(
        leaf(
          `seq IN (SELECT n.asset FROM annotations n WHERE holds(n.text, ?, ?) ${type ? 'AND n.type = ?' : ''})`,
          ...[value, mind, ...(type ? [type] : [])],
        ),
      );
    }
    return join(places, 'OR');
  }

  return { condition: all(filters), kinds };
}

/** Those that constrain, joined; undefined when none does. */
function join(parts: readonly (Condition | undefined)[], operator: 'AND' | 'OR'): Condition | undefined {
  const constraining = parts.filter(part => part !== undefined);
  const [first] = constraining;
  if (constraining.length <= 1) return first;
  const middle = constraining.length >> 1;
  const left = join(constraining.slice(0, middle), operator);
  const right = join(constraining.slice(middle), operator);
  if (!left || !right) return left ?? right;
  return { sql: `(${left.sql} ${operator} ${right.sql})`, params: [...left.params, ...right.params] };
}

function isNotBlank(text: string): boolean {
  return text.trim() !== '';
}

function holds(text: string, needle: string, casing: boolean): boolean {
  return casing ? text.includes(needle) : foldCase(text).includes(foldCase(needle));
}
