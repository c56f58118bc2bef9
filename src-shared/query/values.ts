import { foldCase } from '../model/fold.ts';
import { languageFamily } from '../model/languages.ts';
import { canonicalDate, isBegunDate } from './dates.ts';
import type { Part, Value } from './parts.ts';
import { type HasValue, hasValues, type IsValue, isValues, type QueryProblem, type Simple } from './query.ts';

type OperatorPart = Extract<Part, { readonly kind: 'operator' }>;

/** What an operator with its values says: a condition, problems, or neither while somebody types on. */
export function conditionOf(part: OperatorPart, isLast: boolean): { condition: Simple | undefined; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const { operator, values, isOpen, to } = part;
  if (isOpen) return { condition: undefined, problems };

  function understood<T extends string>(read: (text: string) => T | undefined, mayBecome: (text: string) => boolean): T[] {
    const found = values.flatMap(value => {
      const known = read(value.text);
      const isBegun = isLast && value.to === to && mayBecome(value.text);
      if (known === undefined && !isBegun) problems.push(problemOf(value));
      return known ?? [];
    });
    return [...new Set(found)];
  }

  function problemOf({ text: value, from, to: end }: Value): QueryProblem {
    const code = operator === 'before' || operator === 'after' ? 'bad_date' : 'unknown_value';
    return { code, operator, value, from, to: end };
  }

  function condition(): Simple | undefined {
    switch (operator) {
      case 'lang':
        return listOf(
          operator,
          understood(
            text => languageFamily(text)?.name,
            () => true,
          ),
        );
      case 'is':
        return listOf(
          operator,
          understood(
            name => isNames.get(name.toLowerCase()),
            text => begins(isNames, text),
          ),
        );
      case 'has':
        return listOf(
          operator,
          understood(
            name => hasNames.get(name.toLowerCase()),
            text => begins(hasNames, text),
          ),
        );
      case 'tag':
      case 'in':
        return listOf(operator, distinct(values.map(({ text }) => text)));
      default: {
        const dates = understood(canonicalDate, isBegunDate);
        const [date, ...more] = dates;
        const [, second] = values;
        if (more.length > 0 && second) problems.push(problemOf(second));
        return date === undefined ? undefined : { kind: operator, date };
      }
    }
  }

  return { condition: condition(), problems };
}

/** The values of `is:` and `has:` by all their spellings. */
const isNames = namesOf<IsValue>(isValues);
const hasNames = namesOf<HasValue>(hasValues);

function namesOf<T extends string>(values: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> {
  const entries = Object.entries(values) as [T, readonly string[]][];
  return new Map(entries.flatMap(([value, others]) => [value, ...others].map((name): [string, T] => [name, value])));
}

function begins(names: ReadonlyMap<string, string>, text: string): boolean {
  return [...names.keys()].some(name => name.startsWith(text.toLowerCase()));
}

function listOf<K extends string, T>(kind: K, values: readonly T[]): { kind: K; values: readonly T[] } | undefined {
  return values.length === 0 ? undefined : { kind, values };
}

/** Tags and collections are equal without regard to case; the first spelling stays. */
export function distinct(values: readonly string[]): string[] {
  return [...new Map(values.toReversed().map(value => [foldCase(value), value])).values()].toReversed();
}
