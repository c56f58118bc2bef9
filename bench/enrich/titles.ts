import { titleStep } from '../../src-main/enrich/index.ts';
import { titleFromText } from '../../src-shared/model/title.ts';
import { type Labelled, labelledSnippets } from './labelled.ts';
import { percent, table } from './table.ts';
import { treeTitler } from './tree-titles.ts';

/** Titles that are one of those a person would give, of each way to make one. */
export async function titles(): Promise<string> {
  const snippets = labelledSnippets();
  const tree = await treeTitler();
  const withGrammar = snippets.filter(({ specific, text }) => tree(text, specific) !== undefined);
  const ways: readonly (readonly [string, (snippet: Labelled) => string])[] = [
    ['first line', ({ text }) => titleFromText(text)],
    ['first definition of the syntax tree, else first line', ({ text, specific }) => tree(text, specific) ?? titleFromText(text)],
    ['**rules** (shipped)', ({ text, specific }) => titleStep.run({ text, language: { specific, by: 'name' } })],
  ];
  const share = (list: readonly Labelled[], way: (snippet: Labelled) => string) =>
    percent(list.filter(snippet => snippet.titles.some(title => same(title, way(snippet)))).length / list.length);
  return `### Title

${snippets.length} labelled snippets; right is one of the titles that a person wrote for it, case and signs aside. ${withGrammar.length} of them are in a language with a grammar in @vscode/tree-sitter-wasm and define something in it.

${table(
  ['way', 'all', 'where the tree has a definition'],
  ways.map(([name, way]) => [name, share(snippets, way), share(withGrammar, way)]),
)}`;
}

function same(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
