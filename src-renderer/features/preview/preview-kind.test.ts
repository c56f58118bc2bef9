import { expect, test } from 'vitest';
import { previewKindOf } from './preview-kind.ts';

test.for([
  ['md', '', '# Title', 'markdown'],
  ['html', '', '<p>', 'html'],
  ['svg', '', '<svg/>', 'svg'],
  ['xml', '', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', 'svg'],
  ['json', '', '{}', 'json'],
  ['csv', '', 'a,b', 'table'],
  ['txt', 'people.tsv', 'a\tb', 'table'],
  ['txt', 'flow.mmd', 'anything', 'mermaid'],
  ['txt', '', '%% a comment\nflowchart LR\n  a --> b', 'mermaid'],
  ['txt', '', '---\ntitle: x\n---\nsequenceDiagram\n  a->>b: hi', 'mermaid'],
  ['txt', '', 'graph paper is blue', undefined],
  ['ts', 'a.ts', 'const pie = 1', undefined],
  ['txt', 'a.constructor', 'text', undefined],
] as const)('%s %s %j is previewed as %s', ([language, label, text, kind]) => {
  expect(previewKindOf({ language, label, text })).toBe(kind);
});

test('no beginning takes long', () => {
  for (const piece of [' ', '%%\n', '---\n', '---\n---\n'])
    expect(previewKindOf({ language: 'txt', label: '', text: piece.repeat(100_000) })).toBeUndefined();
});
