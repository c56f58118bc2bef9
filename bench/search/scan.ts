/*
 * Finds many needles in many texts in one pass (Aho-Corasick): what a query's answers are is told by the plain text, by no
 * engine. Letters are alike in both cases, as far as ASCII has them.
 */

/** Where a needle counts: anywhere, as a whole word, or as a part of an identifier (`response` in `parseHTTPResponse`). */
export type Edge = 'anywhere' | 'word' | 'part';

export interface Needle {
  readonly text: string;
  readonly edge: Edge;
}

/** Asks of each text which needles it holds. */
export class Scanner {
  readonly #needles: readonly Needle[];
  readonly #classOf = new Uint8Array(256);
  readonly #classes: number;
  readonly #next: Int32Array;
  /** The node of the longest shorter needle that ends here as well; 0 for none. */
  readonly #shorter: Int32Array;
  readonly #ending: (number[] | undefined)[] = [];

  constructor(needles: readonly Needle[]) {
    this.#needles = needles;
    const texts = needles.map(({ text }) => Buffer.from(text.toLowerCase()));
    let classes = 1;
    for (const byte of new Set(texts.flatMap(text => [...text]))) {
      this.#classOf[byte] = classes;
      const upper = byte >= 97 && byte <= 122 ? byte - 32 : byte;
      this.#classOf[upper] = classes++;
    }
    this.#classes = classes;
    const most = texts.reduce((sum, text) => sum + text.length, 1);
    this.#next = new Int32Array(most * classes);
    this.#shorter = new Int32Array(most);
    const nodes = this.#grow(texts);
    this.#link(nodes);
  }

  #grow(texts: readonly Buffer[]): number {
    let nodes = 1;
    for (const [i, text] of texts.entries()) {
      let node = 0;
      for (const byte of text) {
        const edge = node * this.#classes + (this.#classOf[byte] as number);
        if (this.#next[edge] === 0) this.#next[edge] = nodes++;
        node = this.#next[edge] as number;
      }
      const ending = this.#ending[node];
      if (ending) ending.push(i);
      else this.#ending[node] = [i];
    }
    return nodes;
  }

  /** Where a text leaves the tree it goes on at the longest end that begins a needle: every step becomes one look-up. */
  #link(nodes: number): void {
    const fail = new Int32Array(nodes);
    const queue: number[] = [];
    for (let c = 1; c < this.#classes; c++) if (this.#next[c]) queue.push(this.#next[c] as number);
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as number;
      const back = fail[node] as number;
      this.#shorter[node] = this.#ending[back] ? back : (this.#shorter[back] as number);
      for (let c = 1; c < this.#classes; c++) {
        const edge = node * this.#classes + c;
        const through = this.#next[back * this.#classes + c] as number;
        const child = this.#next[edge] as number;
        if (child === 0) this.#next[edge] = through;
        else {
          fail[child] = through;
          queue.push(child);
        }
      }
    }
  }

  /** Calls with the number of each needle the text holds, as often as it does. */
  scan(text: Buffer, found: (needle: number) => void): void {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.#next[node * this.#classes + (this.#classOf[text[at] as number] as number)] as number;
      for (let ended = node; ended !== 0; ended = this.#shorter[ended] as number)
        for (const i of this.#ending[ended] ?? []) if (this.#fits(i, text, at + 1)) found(i);
    }
  }

  #fits(i: number, text: Buffer, end: number): boolean {
    const { text: needle, edge } = this.#needles[i] as Needle;
    const start = end - needle.length;
    if (edge === 'anywhere') return true;
    if (edge === 'word') return !isWord(text[start - 1]) && !isWord(text[end]);
    return isSeam(text[start - 1], text[start]) && isSeam(text[end - 1], text[end]);
  }
}

function isDigit(byte = 0): boolean {
  return byte >= 48 && byte <= 57;
}

function isUpper(byte = 0): boolean {
  return byte >= 65 && byte <= 90;
}

function isLetter(byte = 0): boolean {
  return isUpper(byte) || (byte >= 97 && byte <= 122);
}

/** Letters, digits, `_` and `$`. */
export function isWord(byte = 0): boolean {
  return isLetter(byte) || isDigit(byte) || byte === 95 || byte === 36;
}

/** Whether one part of an identifier ends and another may begin between two bytes. */
function isSeam(before: number | undefined, after: number | undefined): boolean {
  return !isLetter(before) || !isLetter(after) || isUpper(after);
}
