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
  #every = false;
  /** Whether some documents that hold a word were left out. */
  isCut = false;
  /** The stage that the last document to rise came to. */
  reached = 0;

  /** With `every`, a document counts only while it holds all words so far. */
  begin(count: number, every: boolean): void {
    this.clear();
    this.#every = every;
    this.reached = 0;
    this.isCut = false;
    if (count <= this.score.length) return;
    this.score = new Float32Array(count);
    this.stage = new Uint8Array(count);
    this.inName = new Uint32Array(count);
    this.touched = new Uint32Array(count);
    this.#best = new Float32Array(count);
  }

  /** A document holds word number `word`; of several forms of a word the best counts. */
  add(document: number, word: number, weight: number, isName: number): void {
    const stage = this.stage[document] as number;
    if (stage > word) this.#raise(document, weight);
    else {
      if (this.#every && stage < word) return;
      this.#begin(document, stage, word, weight);
    }
    if (isName !== 0) this.inName[document] = (this.inName[document] as number) | (1 << word);
  }

  /** A document holds what counts as all words, and more, whether or not it holds each of them. */
  addJoined(document: number, words: number, weight: number, isName: boolean): void {
    const stage = this.stage[document] as number;
    if (stage > words) this.#raise(document, weight);
    else this.#begin(document, stage, words, weight);
    if (isName) this.inName[document] = 2 ** words - 1;
  }

  #begin(document: number, stage: number, word: number, weight: number): void {
    this.reached = word + 1;
    if (stage === 0) this.touched[this.length++] = document;
    this.stage[document] = word + 1;
    this.#best[document] = weight;
    this.score[document] = (this.score[document] as number) + weight;
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
