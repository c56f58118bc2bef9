import { nearDuplicate } from '../../src-shared/model/library.ts';
import { similarityOf } from './similarity.ts';

/** A text that is nearly the same as the first of its group. */
export interface NearCopy {
  /** Its place among the texts. */
  readonly at: number;
  /** From `nearDuplicate` to 1. */
  readonly similarity: number;
}

export interface NearGroup {
  /** The place of the text that the others are nearly the same as. */
  readonly first: number;
  readonly others: readonly NearCopy[];
}

/** Texts of fewer shingles say too little: with a word exchanged they say something else. */
const minShingles = 10;
/** Shingles are counted by their last bits: two that share a count are at worst looked up for nothing. */
const countMask = 2 ** 22 - 1;
/** Of a frame that thousands were poured into, so many are looked at. */
const maxCompared = 200;

/**
 * Groups of texts that are nearly the same. A text is in one group at most, and compared with the first of each alone, so that
 * small differences do not add up along a group.
 *
 * Texts that cannot be alike enough are not compared: two sets of which a share of t is the same have one of the
 * `size - t * size + 1` rarest members in common (prefix filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006). So the first of
 * each group is listed by these, and a text is compared with what is listed by one of its own.
 *
 * @param texts their shingles, as `shinglesOf` gives them
 * @param step is called for each; what it throws ends the work
 */
export function groupNearCopies(texts: readonly Uint32Array[], step: () => void = () => {}): readonly NearGroup[] {
  const counts = countAll(texts);
  const listed = new Map<number, number[]>();
  const groups = new Map<number, NearCopy[]>();
  const comparedWith = new Int32Array(texts.length).fill(-1);

  function closest(at: number, rarest: Uint32Array): (NearCopy & { readonly first: number }) | undefined {
    const shingles = texts[at] as Uint32Array;
    let best: (NearCopy & { readonly first: number }) | undefined;
    for (const shingle of rarest) {
      for (const first of listed.get(shingle) ?? []) {
        if (comparedWith[first] === at) continue;
        comparedWith[first] = at;
        const other = texts[first] as Uint32Array;
        if (Math.min(shingles.length, other.length) < nearDuplicate * Math.max(shingles.length, other.length)) continue;
        const similarity = similarityOf(shingles, other);
        if (similarity >= nearDuplicate && similarity > (best?.similarity ?? 0)) best = { at, first, similarity };
      }
    }
    return best;
  }

  for (const [at, shingles] of texts.entries()) {
    step();
    if (shingles.length < minShingles) continue;
    const rarest = rarestOf(shingles, counts);
    const found = closest(at, rarest);
    if (found) {
      const { first, ...copy } = found;
      pushTo(groups, first, copy);
    } else {
      for (const shingle of rarest) if ((listed.get(shingle)?.length ?? 0) < maxCompared) pushTo(listed, shingle, at);
    }
  }
  return [...groups].map(([first, others]) => ({ first, others }));
}

function countAll(texts: readonly Uint32Array[]): Uint32Array {
  const counts = new Uint32Array(countMask + 1);
  for (const shingles of texts) for (const shingle of shingles) counts[shingle & countMask] = countOf(counts, shingle) + 1;
  return counts;
}

function countOf(counts: Uint32Array, shingle: number): number {
  return counts[shingle & countMask] as number;
}

/** The rarest members of a text, by which it is listed; what no other text has is left out. */
function rarestOf(shingles: Uint32Array, counts: Uint32Array): Uint32Array {
  // Count and place in one number are sorted without a call for each two of them.
  const ranks = new Float64Array(shingles.length);
  for (let i = 0; i < ranks.length; i++) ranks[i] = countOf(counts, shingles[i] as number) * 2 ** 20 + i;
  ranks.sort();
  const size = shingles.length - Math.ceil(nearDuplicate * shingles.length) + 1;
  return Uint32Array.from(ranks.subarray(0, size), rank => shingles[rank & (2 ** 20 - 1)] as number).filter(
    shingle => countOf(counts, shingle) > 1,
  );
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
