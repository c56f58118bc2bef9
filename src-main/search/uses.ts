import type { ReadDb } from '../storage/sqlite/db.ts';

/** Uses of each step: 1, 3, 7, ... 255 and more. */
const most = 8;

/** How often each asset was used, in few steps, by its creation order: a byte each. */
export class Uses {
  #steps = new Uint8Array(1024);

  constructor(db: ReadDb) {
    const used = db.prepare<[], { seq: number; uses: number }>('SELECT seq, uses FROM assets WHERE uses > 0');
    for (const { seq, uses } of used.all()) this.set(seq, uses);
  }

  set(seq: number, uses: number): void {
    if (seq >= this.#steps.length) {
      const grown = new Uint8Array(Math.max(this.#steps.length * 2, seq + 1));
      grown.set(this.#steps);
      this.#steps = grown;
    }
    this.#steps[seq] = Math.min(most, Math.round(Math.log2(1 + uses)));
  }

  /** From 0 for never used to 1 for used every day. */
  shareOf(seq: number): number {
    return (this.#steps[seq] ?? 0) / most;
  }
}
