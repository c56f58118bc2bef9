import { tagsStep } from '../../src-main/enrich/index.ts';
import { familyOf } from '../../src-main/enrich/text/families.ts';
import { headOf } from '../../src-main/enrich/text/head.ts';
import { importsOf, packageOf } from '../../src-main/enrich/text/imports.ts';
import { wordsOf } from '../../src-main/enrich/text/words.ts';
import { type Labelled, labelled, labelledLater } from './labelled.ts';
import { percent, table } from './table.ts';

const most = 5;

/** How many of the tags are right, and how many of those that a person wants are given. */
export function tags(): string {
  const snippets = [...labelled(), ...labelledLater()];
  const ways: readonly (readonly [string, (snippet: Labelled) => readonly string[]])[] = [
    ['imported names as they are', imported],
    ['commonest words', commonest],
    [
      '**libraries, signs, topics** (shipped)',
      ({ text, specific }) => tagsStep.run({ text, language: { specific, by: 'name' } }),
    ],
  ];
  const rows = ways.map(([name, way]) => {
    let given = 0;
    let right = 0;
    let wanted = 0;
    let found = 0;
    for (const snippet of snippets) {
      const list = way(snippet);
      given += list.length;
      right += list.filter(tag => snippet.wanted.flat().includes(tag) || snippet.allowed.includes(tag)).length;
      wanted += snippet.wanted.length;
      found += snippet.wanted.filter(group => group.some(tag => list.includes(tag))).length;
    }
    return [name, given, percent(right / given), percent(found / wanted)];
  });
  return `### Tags

All ${snippets.length} labelled snippets, ${snippets.reduce((sum, { wanted }) => sum + wanted.length, 0)} tags wanted.

${table(['way', 'given', 'precision', 'recall'], rows)}`;
}

function imported({ text, specific }: Labelled): string[] {
  return importsOf(headOf(text), familyOf(specific)).map(packageOf).slice(0, most);
}

function commonest({ text }: Labelled): string[] {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text))
    if (word.length > 3) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([word]) => word);
}
