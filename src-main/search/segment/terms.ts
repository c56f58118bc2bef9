import { ByteWriter } from './postings.ts';

/** FNV-1a, 32 bits. */
const hashStart = 0x811c9dc5;
const hashFactor = 0x01000193;
/** Of the multiplicative hash of a key (Knuth). */
const multiplier = 0x9e3779b1;

/**
 * Numbers terms by their bytes, from 0 on, capitals of ASCII as small letters. Open addressing over one run of bytes: a look-up
 * takes 20 ns, where cutting a string for a Map takes 100.
 */
export class TermTable {
  count = 0;
  readonly #bytes = new ByteWriter(16_384);
  #starts = new Uint32Array(2048);
  #hashes = new Uint32Array(2048);
  /** The number of a term, plus 1. */
  #slots = new Uint32Array(4096);
  #bits = 12;

  get bytes(): Uint8Array {
    return this.#bytes.bytes;
  }

  startOf(term: number): number {
    return this.#starts[term] as number;
  }

  endOf(term: number): number {
    return this.#starts[term + 1] as number;
  }

  /** The number of a term; `count` grows by one when it is new. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = hashStart;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ small(bytes[i] as number), hashFactor);
    hash >>>= 0;
    const mask = this.#slots.length - 1;
    let slot = Math.imul(hash, multiplier) >>> (32 - this.#bits);
    for (;;) {
      const held = this.#slots[slot] as number;
      if (held === 0) break;
      if (this.#hashes[held - 1] === hash && this.#equals(held - 1, bytes, from, to)) return held - 1;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, hash, bytes, from, to);
  }

  /** The numbers of all terms, by their bytes. */
  sorted(): Uint32Array {
    const keys = Float64Array.from({ length: this.count }, (_, term) => this.#keyOf(term));
    const order = Uint32Array.from({ length: this.count }, (_, term) => term);
    return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || this.#compare(a, b));
  }

  #equals(term: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.startOf(term);
    if (this.endOf(term) - start !== to - from) return false;
    const own = this.#bytes.bytes;
    for (let i = from, at = start; i < to; i++, at++) if (own[at] !== small(bytes[i] as number)) return false;
    return true;
  }

  #add(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const number = this.count++;
    if (number + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#hashes = grown(this.#hashes);
    }
    const out = this.#bytes;
    out.reserve(to - from);
    for (let i = from; i < to; i++) out.bytes[out.length++] = small(bytes[i] as number);
    this.#starts[number + 1] = out.length;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    if (this.count * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    this.#bits++;
    this.#slots = new Uint32Array(2 ** this.#bits);
    const mask = this.#slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = Math.imul(this.#hashes[number] as number, multiplier) >>> (32 - this.#bits);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }

  /** The first six bytes as a number, which decides nearly every comparison. */
  #keyOf(term: number): number {
    const start = this.startOf(term);
    const end = this.endOf(term);
    let key = 0;
    for (let i = start; i < start + 6; i++) key = key * 256 + (i < end ? (this.bytes[i] as number) : 0);
    return key;
  }

  #compare(a: number, b: number): number {
    const { bytes } = this;
    const [aEnd, bEnd] = [this.endOf(a), this.endOf(b)];
    let x = this.startOf(a);
    let y = this.startOf(b);
    for (; x < aEnd && y < bEnd; x++, y++) if (bytes[x] !== bytes[y]) return (bytes[x] as number) - (bytes[y] as number);
    return aEnd - x - (bEnd - y);
  }
}

function small(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function grown(from: Uint32Array): Uint32Array<ArrayBuffer> {
  const to = new Uint32Array(from.length * 2);
  to.set(from);
  return to;
}
