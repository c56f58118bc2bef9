/** Hits of a query over all segments, in no order, with what the best of them are chosen by. */
export class Hits {
  seqs = new Uint32Array(256);
  scores = new Float64Array(256);
  segments = new Uint16Array(256);
  documents = new Uint32Array(256);
  similar = new Uint8Array(256);
  length = 0;

  add(seq: number, score: number, segment: number, document: number, similar: boolean): void {
    if (this.length === this.seqs.length) this.#grow(0);
    const i = this.length++;
    this.seqs[i] = seq;
    this.scores[i] = score;
    this.segments[i] = segment;
    this.documents[i] = document;
    this.similar[i] = similar ? 1 : 0;
  }

  /** The places of the best `count`, best first; equal scores newest first. */
  best(count: number): number[] {
    const before = (a: number, b: number) =>
      (this.scores[b] as number) - (this.scores[a] as number) || (this.seqs[b] as number) - (this.seqs[a] as number);
    if (this.length <= 2 * count || count > maxKept) {
      return Array.from({ length: this.length }, (_, i) => i)
        .sort(before)
        .slice(0, count);
    }
    // The best so far stand sorted; most hits fail at the first comparison.
    const kept: number[] = [];
    let least = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.length; i++) {
      const score = this.scores[i] as number;
      if (kept.length === count && score <= least && (score < least || before(i, kept.at(-1) as number) >= 0)) continue;
      let low = 0;
      let high = kept.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (before(kept[middle] as number, i) < 0) low = middle + 1;
        else high = middle;
      }
      kept.splice(low, 0, i);
      if (kept.length > count) kept.pop();
      if (kept.length === count) least = this.scores[kept[count - 1] as number] as number;
    }
    return kept;
  }

  clear(): void {
    this.length = 0;
  }

  /** Makes room for as many more. */
  reserve(more: number): void {
    if (this.length + more > this.seqs.length) this.#grow(this.length + more);
  }

  #grow(least: number): void {
    const size = Math.max(this.length * 2, least);
    this.seqs = copied(this.seqs, new Uint32Array(size));
    this.scores = copied(this.scores, new Float64Array(size));
    this.segments = copied(this.segments, new Uint16Array(size));
    this.documents = copied(this.documents, new Uint32Array(size));
    this.similar = copied(this.similar, new Uint8Array(size));
  }
}

/** More are sorted all together. */
const maxKept = 1000;

function copied<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
