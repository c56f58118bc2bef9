import { type Part, partsOf } from './parts.ts';
import type { Alternative, Any, Condition, ParsedQuery, QueryProblem, Token } from './query.ts';
import { conditionOf, distinct } from './values.ts';

type Word = Extract<Part, { readonly kind: 'word' }>;

/** A part with what it means by itself; an operator that is not understood, or not yet complete, means nothing. */
interface Meant {
  readonly part: Part;
  readonly meaning: Alternative | undefined;
}

/**
 * What a typed query asks. Any text is one: nothing is thrown, and the work grows with its length alone. What looks like
 * an operator and is none (`std::vector`, `http://x`, `--flag`, `"` alone) is text as typed; a backslash before an
 * operator makes it text.
 *
 * @example parseQuery('retry lang:ts -axios') // text 'retry'; conditions lang ts and not the word axios
 */
export function parseQuery(text: string): ParsedQuery {
  const problems: QueryProblem[] = [];
  const meant = partsOf(text).map(part => ({ part, meaning: meaningOf(part, part.to === text.length, problems) }));
  const all = meant.some(isPositive) ? meant.map(withExclusion) : meant;
  const joiners = joinersIn(all.map(({ part }) => part));
  const conditions: Condition[] = [];
  const words: Word[] = [];
  for (const group of groupsOf(all, joiners)) {
    const alternatives = group.flatMap(({ meaning }) => meaning ?? []);
    const [only] = alternatives;
    const joined = alternatives.length > 1 ? anyOf(alternatives) : only;
    if (joined?.kind === 'word') words.push(group.find(({ meaning }) => meaning === joined)?.part as Word);
    else if (joined) conditions.push(joined);
  }
  return { text: textOf(text, words), conditions, tokens: tokensOf(all, joiners), problems };
}

function meaningOf(part: Part, isLast: boolean, problems: QueryProblem[]): Alternative | undefined {
  if (part.kind === 'word') {
    const { from, to, empty: operator } = part;
    if (operator) problems.push({ code: 'empty_value', operator, from, to });
    return { kind: 'word', text: part.text };
  }
  const { negated } = part;
  const condition = simpleOf(part, isLast, problems);
  return condition && negated ? { kind: 'not', condition } : condition;
}

function simpleOf(part: Exclude<Part, Word>, isLast: boolean, problems: QueryProblem[]) {
  switch (part.kind) {
    case 'phrase':
      return { kind: part.kind, text: part.text };
    case 'regex': {
      const { kind, source, ignoreCase, from, to } = part;
      if (isRegex(source)) return { kind, source, ignoreCase };
      problems.push({ code: 'bad_regex', value: source, from, to });
      return undefined;
    }
    default: {
      const read = conditionOf(part, isLast);
      problems.push(...read.problems);
      return read.condition;
    }
  }
}

function isRegex(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

/** A `-word` with nothing beside it that is asked for is no exclusion: there would be nothing to exclude it from. */
function isPositive({ part, meaning }: Meant): boolean {
  if (!meaning || meaning.kind === 'not') return false;
  return part.kind !== 'word' || (!part.isOr && part.excluded === undefined);
}

function withExclusion(one: Meant): Meant {
  if (one.part.kind !== 'word' || one.part.excluded === undefined) return one;
  return { part: one.part, meaning: { kind: 'not', condition: { kind: 'word', text: one.part.excluded } } };
}

/** Whether each part is an `OR` that joins its neighbours: not at the beginning, and not right after another. */
function joinersIn(parts: readonly Part[]): boolean[] {
  const joiners: boolean[] = [];
  for (const [i, part] of parts.entries()) joiners.push(i > 0 && !joiners[i - 1] && part.kind === 'word' && part.isOr === true);
  return joiners;
}

/** What is joined by `OR` together, without it; one at the very end waits for what comes. */
function groupsOf(all: readonly Meant[], joiners: readonly boolean[]): Meant[][] {
  const groups: Meant[][] = [];
  for (const [i, one] of all.entries()) {
    if (joiners[i]) continue;
    const group = joiners[i - 1] ? groups.at(-1) : undefined;
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Lists of one kind become one list: `lang:ts OR lang:js` is `lang:ts,js`. */
function anyOf(alternatives: readonly Alternative[]): Alternative | Any {
  const lists = new Map<string, { readonly at: number; readonly values: string[] }>();
  const merged: Alternative[] = [];
  for (const one of alternatives) {
    const list = lists.get(one.kind);
    if (!('values' in one)) merged.push(one);
    else if (list) list.values.push(...one.values);
    else lists.set(one.kind, { at: merged.push(one) - 1, values: [...one.values] });
  }
  for (const { at, values } of lists.values()) merged[at] = { ...merged[at], values: distinct(values) } as Alternative;
  const [only, ...more] = merged;
  return only && more.length === 0 ? only : { kind: 'any', conditions: merged };
}

/** Words with what stands between them; a blank at the end stays, since it ends the last word. */
function textOf(text: string, words: readonly Word[]): string {
  let joined = '';
  let end = 0;
  for (const { text: word, from, to } of words) {
    const between = text.slice(end, from);
    joined += joined === '' ? word : (between.trim() === '' ? between : ' ') + word;
    end = to;
  }
  return joined !== '' && end < text.length && text.slice(end).trim() === '' ? `${joined} ` : joined;
}

function tokensOf(all: readonly Meant[], joiners: readonly boolean[]): Token[] {
  return all.map(({ part, meaning }, i) => {
    const { from, to } = part;
    if (joiners[i]) return { kind: 'or', from, to };
    const negated = meaning?.kind === 'not' || (part.kind !== 'word' && part.negated);
    return {
      kind: part.kind === 'word' ? 'text' : part.kind,
      from,
      to,
      ...(negated && { negated }),
      ...(part.kind === 'operator' && { valueFrom: part.valueFrom }),
    };
  });
}
