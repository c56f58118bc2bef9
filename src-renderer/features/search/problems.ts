import type { ParsedQuery } from '../../../src-shared/query/query.ts';
import { texts } from '../../texts.ts';

export type QueryProblem = ParsedQuery['problems'][number];

/** The line that describes the field while something in it is wrong. */
export const problemId = 'search-problem';

/** What is wrong with a part of a query, in one line. */
export function problemText({ code, value = '', operator = 'is' }: QueryProblem): string {
  return texts.search.problems[code](value, operator);
}
