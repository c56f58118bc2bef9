/**
 * Scores of one segment's documents while a query's words are matched one after the other. One instance serves all
 * segments and queries: only what was touched is cleared.
 */
export class Scores {
  score = new Float32Array(0);
  /** Words matched so far, which is also the number of the last one matched. */
  stage = new Uint8Array(0);
  /** Which words stand in the name, as bits. */
  inName = new Uint32Array(0);
  touched = new Uint32Array(0);
  length = 0;
  #best = new Float32Array(0);

  begin(count: number): void {
    this.clear();
    if (count <= this.score.length) return;
    this.score = new Float32Array(count);
    this.stage = new Uint8Array(count);
    this.inName = new Uint32Array(count);
    this.touched = new Uint32Array(count);
    this.#best = new Float32Array(count);
  }

  /** A document holds word number `word`, and all before it or it does not count; of several forms of a word the best counts. */
  addAll(document: number, word: number, weight: number, isName: number): void {
    const stage = this.stage[document] as number;
    if (stage === word) {
      if (word === 0) this.touched[this.length++] = document;
      this.stage[document] = word + 1;
      this.#best[document] = weight;
      this.score[document] = (this.score[document] as number) + weight;
    } else if (stage === word + 1) this.#raise(document, weight);
    else return;
    if (isName !== 0) this.inName[document] = (this.inName[document] as number) | (1 << word);
  }

  /** The same, whether or not it holds the words before. */
  addAny(document: number, word: number, weight: number, isName: number): void {
    const stage = this.stage[document] as number;
    if (stage <= word) {
      if (stage === 0) this.touched[this.length++] = document;
      this.stage[document] = word + 1;
      this.#best[document] = weight;
      this.score[document] = (this.score[document] as number) + weight;
    } else this.#raise(document, weight);
    if (isName !== 0) this.inName[document] = (this.inName[document] as number) | (1 << word);
  }

  #raise(document: number, weight: number): void {
    const before = this.#best[document] as number;
    if (weight <= before) return;
    this.#best[document] = weight;
    this.score[document] = (this.score[document] as number) + weight - before;
  }

  clear(): void {
    for (let i = 0; i < this.length; i++) {
      const document = this.touched[i] as number;
      this.score[document] = 0;
      this.stage[document] = 0;
      this.inName[document] = 0;
    }
    this.length = 0;
  }
}
