import type { Snippet } from '../../corpus/snippet.ts';

/** A snippet as the libraries take it, with its number; a type, for FlexSearch wants what has an index signature. */
export type SnippetRecord = {
  readonly id: number;
  readonly title: string;
  readonly tags: string;
  readonly text: string;
};

export function record(number: number, { title, tags, text }: Snippet): SnippetRecord {
  return { id: number, title, tags: tags.join(' '), text };
}

export function* numbered(snippets: Iterable<Snippet>): Generator<SnippetRecord> {
  let number = 0;
  for (const snippet of snippets) yield record(number++, snippet);
}
