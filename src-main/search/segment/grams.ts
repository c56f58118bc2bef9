import { fieldEnd, type Segment } from './segment.ts';

const newline = 0x0a;
/** Of the multiplicative hash of a trigram (Knuth). */
const multiplier = 0x9e3779b1;

/** Collects the distinct trigrams of bytes of each document; documents come in order. */
export class GramCollector {
  /** Open addressing from trigram + 1 to its number: 5 ns a lookup, where a Map takes 40. */
  #keys = new Uint32Array(4096);
  #numbers = new Uint32Array(4096);
  #bits = 12;
  #count = 0;
  #gramOf = new Uint32Array(2048);
  #last = new Int32Array(2048).fill(-1);
  #size = new Uint32Array(2048);
  /** The numbers of each document's trigrams, document after document. */
  #entries = new Uint32Array(4096);
  #length = 0;
  #ends: number[] = [];

  add(document: number, bytes: Uint8Array, from: number, to: number): void {
    for (let i = from + 2; i < to; i++) {
      const a = bytes[i - 2] as number;
      const b = bytes[i - 1] as number;
      const c = bytes[i] as number;
      if (c === fieldEnd || c === newline) {
        i += 2;
        continue;
      }
      if (a === fieldEnd || b === fieldEnd || a === newline || b === newline) continue;
      const number = this.#numberOf((a << 16) | (b << 8) | c);
      const last = this.#last[number] as number;
      if (last === document) continue;
      this.#size[number] = (this.#size[number] as number) + sizeOf(document - last);
      this.#last[number] = document;
      if (this.#length === this.#entries.length) this.#entries = grown(this.#entries);
      this.#entries[this.#length++] = number;
    }
    this.#ends.push(this.#length);
  }

  finish(): Pick<Segment, 'grams' | 'gramStarts' | 'gramPostings'> {
    const count = this.#count;
    const order = Uint32Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => (this.#gramOf[a] as number) - (this.#gramOf[b] as number),
    );
    const grams = new Uint32Array(count);
    const gramStarts = new Uint32Array(count + 1);
    const at = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const number = order[i] as number;
      grams[i] = this.#gramOf[number] as number;
      at[number] = gramStarts[i] as number;
      gramStarts[i + 1] = (gramStarts[i] as number) + (this.#size[number] as number);
    }
    const gramPostings = new Uint8Array(gramStarts[count] as number);
    const last = new Int32Array(count).fill(-1);
    let entry = 0;
    for (const [document, end] of this.#ends.entries()) {
      for (; entry < end; entry++) {
        const number = this.#entries[entry] as number;
        let gap = document - (last[number] as number);
        last[number] = document;
        let place = at[number] as number;
        while (gap >= 128) {
          gramPostings[place++] = (gap & 127) | 128;
          gap >>>= 7;
        }
        gramPostings[place++] = gap;
        at[number] = place;
      }
    }
    return { grams, gramStarts, gramPostings };
  }

  #numberOf(gram: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(gram, multiplier) >>> (32 - this.#bits);
    for (;;) {
      const key = this.#keys[slot] as number;
      if (key === gram + 1) return this.#numbers[slot] as number;
      if (key === 0) break;
      slot = (slot + 1) & mask;
    }
    const number = this.#count++;
    if (number === this.#gramOf.length) {
      this.#gramOf = grown(this.#gramOf);
      this.#size = grown(this.#size);
      const last = new Int32Array(number * 2).fill(-1);
      last.set(this.#last);
      this.#last = last;
    }
    this.#gramOf[number] = gram;
    this.#keys[slot] = gram + 1;
    this.#numbers[slot] = number;
    if (this.#count * 2 > this.#keys.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    this.#bits++;
    this.#keys = new Uint32Array(2 ** this.#bits);
    this.#numbers = new Uint32Array(2 ** this.#bits);
    const mask = this.#keys.length - 1;
    for (let number = 0; number < this.#count; number++) {
      const gram = this.#gramOf[number] as number;
      let slot = Math.imul(gram, multiplier) >>> (32 - this.#bits);
      while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
      this.#keys[slot] = gram + 1;
      this.#numbers[slot] = number;
    }
  }
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}

function sizeOf(gap: number): number {
  return gap < 128 ? 1 : gap < 16_384 ? 2 : gap < 2_097_152 ? 3 : 4;
}
