import { groupNearCopies } from '../src-main/search/near-copies.ts';
import { shinglesOf, similarityOf } from '../src-main/search/similarity.ts';
import { nearDuplicate } from '../src-shared/model/library.ts';
import { corpusFile } from './corpus/build.ts';
import { readSnippets } from './corpus/snippet.ts';
import { reportFigure as report } from './figures.ts';
import { seeded } from './search/random.ts';
import { cache } from './service.ts';

/** Snippets that are edited, in each of the ways. */
const edited = 2000;

type Edit = (text: string, pick: (below: number) => number) => string;

const word = /[A-Za-z_]\w{2,}/g;

/** Gives some words of a text another name, each at one place. */
const words =
  (count: number): Edit =>
  (text, pick) => {
    let changed = text;
    for (let i = 0; i < count; i++) {
      const found = [...changed.matchAll(word)];
      const at = found[pick(found.length)];
      if (at) changed = `${changed.slice(0, at.index)}other${i}${changed.slice(at.index + at[0].length)}`;
    }
    return changed;
  };

const edits: Readonly<Record<string, Edit>> = {
  'blanks and line ends': text => text.replaceAll(/^[ \t]+/gm, '\t').replaceAll('\n', '\r\n\r\n'),
  'a comment more': (text, pick) => text.split('\n').toSpliced(pick(5), 0, '// what it is for, and why so').join('\n'),
  'one word': words(1),
  'three words': words(3),
  'a name everywhere': (text, pick) => {
    const found = [...text.matchAll(word)];
    const name = found[pick(found.length)]?.[0];
    return name === undefined ? text : text.replaceAll(name, 'renamed');
  },
  'a line less': (text, pick) => {
    const lines = text.split('\n');
    return lines.toSpliced(pick(lines.length), 1).join('\n');
  },
};

/** `npm run bench -- copies [count]`: which edits still count as nearly the same, which other texts do, and how long it takes. */
export async function benchNearCopies(count: number): Promise<void> {
  const snippets = [...readSnippets(await corpusFile(cache, console.error), count)];
  const random = seeded(1);
  const pick = (below: number) => Math.floor(random() * below);
  const some = Array.from({ length: edited }, () => snippets[pick(snippets.length)]?.text ?? '');
  for (const [name, edit] of Object.entries(edits)) {
    const changed = some.map(text => [text, edit(text, pick)] as const).filter(([text, copy]) => text !== copy);
    const found = changed.filter(([text, copy]) => similarityOf(shinglesOf(text), shinglesOf(copy)) >= nearDuplicate);
    report(`${name}: found of ${changed.length}`, [found.length / changed.length]);
  }
  const others = some.filter(
    (text, i) => similarityOf(shinglesOf(text), shinglesOf(some[(i + 1) % edited] ?? '')) >= nearDuplicate,
  );
  report(`two others: taken for copies of ${edited}`, [others.length / edited]);
  const start = performance.now();
  const texts = snippets.map(({ text }) => shinglesOf(text));
  const read = performance.now();
  const groups = groupNearCopies(texts);
  report(`shingles of ${count}, ms`, [read - start]);
  report(`groups of ${count}, ms`, [performance.now() - read]);
  report('  groups found', [groups.length]);
}
