import type { ParsedQuery } from '../../../src-shared/query/query.ts';

/** A stretch of the typed text that is drawn alike. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  /** It is not searched for as it stands, but says how to search. */
  readonly isMarked: boolean;
  readonly isWrong: boolean;
}

/** The whole text in pieces: what is more than text, and what is wrong. */
export function layerPieces(text: string, { tokens, problems }: Pick<ParsedQuery, 'tokens' | 'problems'>): Piece[] {
  const marked = tokens.filter(token => token.kind !== 'text' || token.negated);
  const edges = [0, text.length, ...[...marked, ...problems].flatMap(({ from, to }) => [from, to])];
  const places = [...new Set(edges.filter(edge => edge <= text.length))].sort((a, b) => a - b);
  const covers = (from: number) => (range: { readonly from: number; readonly to: number }) =>
    range.from <= from && from < range.to;
  return places.slice(0, -1).map((from, i) => ({
    text: text.slice(from, places[i + 1]),
    from,
    isMarked: marked.some(covers(from)),
    isWrong: problems.some(covers(from)),
  }));
}
