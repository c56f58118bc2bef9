import { isWord } from './scan.ts';

const bits = 24;

/** In about how many texts a word stands; never fewer than it says, for words of one hash are counted together. */
export class WordCounts {
  readonly #counts = new Uint32Array(1 << bits);
  readonly #lastText = new Uint32Array(1 << bits);
  #texts = 0;

  add(text: Buffer): void {
    this.#texts++;
    let hash = 0;
    for (let at = 0; at <= text.length; at++) {
      const byte = text[at];
      if (isWord(byte)) hash = Math.imul((hash ^ fold(byte as number)) + 1, 0x01000193);
      else if (hash !== 0) {
        this.#count(slot(hash));
        hash = 0;
      }
    }
  }

  of(word: string): number {
    let hash = 0;
    for (const byte of Buffer.from(word)) hash = Math.imul((hash ^ fold(byte)) + 1, 0x01000193);
    return this.#counts[slot(hash)] as number;
  }

  #count(at: number): void {
    if (this.#lastText[at] === this.#texts) return;
    this.#lastText[at] = this.#texts;
    this.#counts[at] = (this.#counts[at] as number) + 1;
  }
}

function fold(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function slot(hash: number): number {
  return (hash ^ (hash >>> 13)) >>> (32 - bits);
}
