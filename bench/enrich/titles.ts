import { titleStep } from '../../src-main/enrich/index.ts';
import { titleFromText } from '../../src-shared/model/title.ts';
import { type Labelled, labelled, labelledLater } from './labelled.ts';
import { percent, table } from './table.ts';
import { treeTitler } from './tree-titles.ts';

/** Titles that are one of those a person would give, of each way to make one. */
export async function titles(): Promise<string> {
  const [first, later] = [labelled(), labelledLater()];
  const tree = await treeTitler();
  const withDefinition = [...first, ...later].filter(({ specific, text }) => tree(text, specific) !== undefined);
  const ways: readonly (readonly [string, (snippet: Labelled) => string])[] = [
    ['first line', ({ text }) => titleFromText(text)],
    ['first definition of the syntax tree, else first line', ({ text, specific }) => tree(text, specific) ?? titleFromText(text)],
    ['**rules** (shipped)', ({ text, specific }) => titleStep.run({ text, language: { specific, by: 'name' } })],
  ];
  const share = (list: readonly Labelled[], way: (snippet: Labelled) => string) =>
    percent(list.filter(snippet => snippet.titles.some(title => same(title, way(snippet)))).length / list.length);
  const rows = ways.map(([name, way]) => [name, share(first, way), share(later, way), share(withDefinition, way)]);
  const heads = [
    'way',
    `${first.length} labelled first`,
    `${later.length} labelled later`,
    `the ${withDefinition.length} of both where the tree has a definition`,
  ];
  return `### Title

Right is one of the titles that a person wrote for the snippet, case and signs aside. The tree is that of @vscode/tree-sitter-wasm, 22 MB of grammars.

${table(heads, rows)}`;
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
