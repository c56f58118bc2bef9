import { expect, test } from 'vitest';
import { nearDuplicate } from '../../src-shared/model/library.ts';
import { groupNearCopies } from './near-copies.ts';
import { shinglesOf, similarityOf } from './similarity.ts';

/** Texts of words, most of them changed copies of another, from a seed. */
function madeTexts(count: number, seed: number): string[] {
  let state = seed;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const words = (many: number) => Array.from({ length: many }, () => `w${random(400)}`);
  const texts: string[][] = [];
  for (let i = 0; i < count; i++) {
    const copied = texts[random(texts.length)];
    if (copied && random(3) > 0) {
      const changed = [...copied];
      for (let change = random(8); change > 0; change--) changed[random(changed.length)] = `w${random(400)}`;
      texts.push(changed);
    } else texts.push(words(15 + random(80)));
  }
  return texts.map(text => text.join(' '));
}

test('every text that is nearly the same as the first of a group is in a group, and none that is not', () => {
  for (const seed of [1, 2, 3]) {
    const texts = madeTexts(300, seed).map(shinglesOf);
    const groups = groupNearCopies(texts);
    const firstOf = new Map(groups.flatMap(({ first, others }) => others.map(({ at }) => [at, first])));
    const isFirst = (at: number) => !firstOf.has(at);
    for (const { first, others } of groups) {
      for (const { at, similarity } of others) {
        expect(similarity).toBe(similarityOf(texts[first] as Uint32Array, texts[at] as Uint32Array));
        expect(similarity).toBeGreaterThanOrEqual(nearDuplicate);
      }
    }
    texts.forEach((shingles, at) => {
      const alike = texts.findIndex(
        (other, before) => before < at && isFirst(before) && similarityOf(other, shingles) >= nearDuplicate,
      );
      expect(isFirst(at)).toBe(alike === -1);
    });
  }
});

test('blanks, comments, case and what formatters exchange are no difference; words, signs and their order are', () => {
  const similarity = (one: string, other: string) => similarityOf(shinglesOf(one), shinglesOf(other));
  expect(similarity(`const a = "b";  // why\nf(a)`, `/* how */ const A='b'\nf( a, );`)).toBe(1);
  expect(similarity('chmod +x run.sh', 'chmod -x run.sh')).toBeLessThan(0.5);
  expect(similarity('a b c d', 'd c b a')).toBe(0);
  expect(similarity('https://a.org/b', 'https://a.org/c')).toBeLessThan(1);
  expect(similarity('// only a comment', '// another one')).toBe(0);
  expect(similarity('', '')).toBe(0);
  expect(similarity('配列を並べ替える', '配列を　並べ替える')).toBe(1);
});
