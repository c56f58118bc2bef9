import type { ParseArgsOptionsConfig } from 'node:util';
import type { Magpie } from './magpie.ts';
import type { Terminal } from './output/terminal.ts';

/** What a command works with. */
export interface Context {
  readonly terminal: Terminal;
  /** The data folder. */
  readonly folder: string;
  /** The Magpie with this library; started at the first call where none runs, and ended after the command. */
  magpie(): Promise<Magpie>;
}

export type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface Command {
  /** What follows the command's name. */
  readonly usage: string;
  readonly summary: string;
  /** The options with what they mean, in words. */
  readonly options: ParseArgsOptionsConfig;
  readonly words: Readonly<Record<string, string>>;
  /** Gives the exit code. @throws Failure, AppError */
  run(positionals: readonly string[], values: Values, context: Context): Promise<number>;
}

export const jsonOption = { json: { type: 'boolean' } } as const;
export const jsonWords = { json: 'print JSON, for programs' };
