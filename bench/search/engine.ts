import type { Snippet } from '../corpus/snippet.ts';

/** Hits asked for: a screen of rows. */
export const shown = 20;

/** Snippets to index; a snippet's number is its place. */
export type Snippets = Iterable<Snippet>;

/** Numbers of the best snippets in order. */
export type Ranking = readonly number[];

/** An index that answers. */
export interface OpenEngine {
  search(query: string): Ranking | Promise<Ranking>;
  /** Adds one more snippet, to be found by the next search. Absent where that means building anew. */
  add?(number: number, snippet: Snippet): void | Promise<void>;
  close?(): void | Promise<void>;
}

export interface Rebuilt {
  readonly seconds: number;
  /** What the index takes in memory beyond the text it holds. */
  readonly indexBytes: number;
}

/** A way to search snippets, as a program would use it. It runs in a process of its own. */
export interface Engine {
  readonly name: string;
  /** The options that were chosen, in its favour. */
  readonly how: string;
  /** Snippets from which on it is not tried: building or one query takes minutes. */
  readonly most: number;
  /** What must be on PATH. */
  readonly program?: string;
  /** Where it keeps an index on disk: makes it in an empty folder. Without one the index is built at each start. */
  readonly build?: (folder: string, snippets: Snippets) => void | Promise<void | (() => Promise<void>)>;
  readonly open: (folder: string, snippets: Snippets) => OpenEngine | Promise<OpenEngine>;
  /** Shares the folder that this other engine has built. */
  readonly builtBy?: string;
  /** Makes the index anew from what is stored, where that is another thing than building. */
  readonly rebuild?: (folder: string) => Rebuilt;
}

/** What is searched of a snippet: title, tags and text. */
export function searchedText({ title, tags, text }: Snippet): string {
  return `${title}\n${tags.join(' ')}\n${text}`;
}
