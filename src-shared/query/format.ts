import { assertNever } from '../assert-never.ts';
import { parseQuery } from './parse.ts';
import { escaped } from './parts.ts';
import type { Alternative, Condition, Query } from './query.ts';

/**
 * A query in its canonical spelling, conditions first and with no more backslashes than it needs. `parseQuery` makes the
 * same query of it.
 */
export function formatQuery(query: Query): string {
  const conditions = query.conditions.map(formatCondition);
  const plain = joined([...conditions, query.text]);
  return isSame(parseQuery(plain), query) ? plain : joined([...conditions, query.text.replace(/\S+/g, escaped)]);
}

/** Whether two queries ask the same in the same order. */
function isSame(a: Query, b: Query): boolean {
  return a.text === b.text && JSON.stringify(a.conditions) === JSON.stringify(b.conditions);
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join(' ');
}

function formatCondition(condition: Condition): string {
  return condition.kind === 'any' ? condition.conditions.map(formatAlternative).join(' OR ') : formatAlternative(condition);
}

function formatAlternative(condition: Alternative): string {
  switch (condition.kind) {
    case 'word':
      return escaped(condition.text);
    case 'not':
      return `-${condition.condition.kind === 'word' ? condition.condition.text : formatAlternative(condition.condition)}`;
    case 'phrase':
      return quoted(condition.text);
    case 'regex':
      return `/${condition.source}/${condition.ignoreCase ? 'i' : ''}`;
    case 'before':
    case 'after':
      return `${condition.kind}:${condition.date}`;
    case 'lang':
    case 'tag':
    case 'in':
    case 'is':
    case 'has':
      return `${condition.kind}:${condition.values.map(formatValue).join(',')}`;
    default:
      return assertNever(condition);
  }
}

/** A value after an operator, in quotes where it needs them. */
export function formatValue(value: string): string {
  return /[\s,]|^"/.test(value) ? quoted(value) : value;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
