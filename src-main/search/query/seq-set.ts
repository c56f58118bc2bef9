/** Assets by their creation order, a bit each: a million take 125 KB, and are looked up in a few nanoseconds. */
export class SeqSet {
  #bits: Uint32Array;

  constructor(seqs: Iterable<number>) {
    this.#bits = new Uint32Array(64);
    for (const seq of seqs) this.#add(seq);
  }

  has(seq: number): boolean {
    return (((this.#bits[seq >>> 5] ?? 0) >>> (seq & 31)) & 1) === 1;
  }

  #add(seq: number): void {
    const at = seq >>> 5;
    if (at >= this.#bits.length) {
      const grown = new Uint32Array(Math.max(at + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[at] = (this.#bits[at] as number) | (1 << (seq & 31));
  }
}
