import type { Collection } from '../../../src-shared/model/collections.ts';
import { parseQuery } from '../../../src-shared/query/parse.ts';
import type { QueryProblem } from '../../../src-shared/query/query.ts';
import { texts } from '../../texts.ts';

/** What describes the field while something in it is wrong. */
export const problemId = 'search-problem';

/** What is wrong with a part of a query, in one line. */
export function problemText({ code, value = '', operator = 'is' }: QueryProblem): string {
  return texts.search.problems[code](value, operator);
}

/** What the service found wrong, or until it has answered what can be seen in the text itself; not what is still being typed. */
export function shownProblems(
  query: string,
  found: readonly QueryProblem[] | undefined,
  collections: readonly Collection[],
): readonly QueryProblem[] {
  return (found ?? parseQuery(query).problems).filter(({ code, to, value }) => {
    const isTyped = code === 'unknown_collection' && to === query.length;
    return !isTyped || !collections.some(({ path }) => path.toLowerCase().includes((value ?? '').toLowerCase()));
  });
}
