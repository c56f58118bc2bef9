import type { Formatter } from './formatters.ts';

/* What the window and the thread that formats say to each other. */

export interface FormatRequest {
  readonly text: string;
  readonly formatter: Formatter;
  /** Columns of one indentation. */
  readonly tabSize: number;
}

/** Why a text could not be formatted: what its formatter says in one line, and where, from 1. */
export interface FormatProblem {
  readonly message: string;
  readonly line?: number;
}

export type FormatReply = { readonly text: string } | { readonly problem: FormatProblem };
