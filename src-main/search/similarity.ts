import { eachWord } from './words.ts';

/** Words that follow each other and are looked at as one. */
const width = 3;
/** Characters of a text that are compared: beginnings tell copies apart from others. */
const scope = 20_000;

/** A text as the set of its runs of three words; of fewer words, the one run it is. */
export function toShingles(text: string): ReadonlySet<string> {
  const words: string[] = [];
  eachWord(text.slice(0, scope), (word, whole) => {
    if (whole) words.push(word);
  });
  const shingles = new Set<string>();
  for (let i = 0; i + width <= words.length; i++) shingles.add(words.slice(i, i + width).join(' '));
  if (shingles.size === 0 && words.length > 0) shingles.add(words.join(' '));
  return shingles;
}

/** How much of two texts is the same, from 0 to 1 (Jaccard); texts without words are alike in nothing. */
export function similarityOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of one) if (other.has(shingle)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
