import { parseQuery } from '../../../src-shared/query/parse.ts';

/** A query without one of its parts; an `OR` that has nothing left to join goes with it. */
export function without(query: string, { from, to }: { readonly from: number; readonly to: number }): string {
  const { tokens } = parseQuery(query);
  const at = tokens.findIndex(token => token.from === from);
  const joiner = [tokens[at - 1], tokens[at + 1]].find(token => token?.kind === 'or');
  const [first, last] = joiner ? [Math.min(from, joiner.from), Math.max(to, joiner.to)] : [from, to];
  return [query.slice(0, first).trimEnd(), query.slice(last).trimStart()].filter(Boolean).join(' ');
}
