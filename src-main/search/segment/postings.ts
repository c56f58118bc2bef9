import type { Segment } from './segment.ts';

/** The bit of the first field. */
export const nameBit = 1;
const everywhere = Number.POSITIVE_INFINITY;

/** Room for one list of postings, grown as needed and used again: no query allocates per posting. */
export class Postings {
  documents = new Uint32Array(1024);
  /** The fields of each, for words. */
  fields = new Uint8Array(1024);
  length = 0;
  /** So many of a word's come first, which have it in their name. */
  names = 0;

  #reserve(count: number): void {
    if (count <= this.documents.length) return;
    const size = 2 ** Math.ceil(Math.log2(count));
    this.documents = new Uint32Array(size);
    this.fields = new Uint8Array(size);
  }

  /**
   * The documents of a term, 2 to 3 ns each: those that have it in their name as far as `nameBound`, then the others as far
   * as `bound`, both in order.
   */
  readWord({ words, wordStarts }: Segment, term: number, bound = everywhere, nameBound = everywhere): this {
    const head = headOf(words, wordStarts[term] as number);
    this.#reserve(head.count);
    this.length = 0;
    this.#readRun(words, head.names, head.others, nameKinds, nameBound);
    this.names = this.length;
    this.#readRun(words, head.others, wordStarts[term + 1] as number, otherKinds, bound);
    return this;
  }

  /** Only those that have it in their name, as far as `bound`. */
  readNames({ words, wordStarts }: Segment, term: number, bound = everywhere): this {
    const head = headOf(words, wordStarts[term] as number);
    this.#reserve(head.others - head.names);
    this.length = 0;
    this.#readRun(words, head.names, head.others, nameKinds, bound);
    this.names = this.length;
    return this;
  }

  #readRun(words: Uint8Array, from: number, to: number, kinds: Uint8Array, bound: number): void {
    const { documents, fields } = this;
    let { length } = this;
    let document = -1;
    for (let at = from; at < to; ) {
      let byte = words[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = words[at++] as number;
        value |= (byte & 127) << shift;
      }
      document += value >>> 2;
      if (document > bound) break;
      const kind = value & 3;
      documents[length] = document;
      fields[length++] = kind === rareFields ? (words[at++] as number) : (kinds[kind] as number);
    }
    this.length = length;
  }

  /** The documents of a trigram. */
  readGram({ gramPostings, gramStarts }: Segment, gram: number): this {
    let at = gramStarts[gram] as number;
    const end = gramStarts[gram + 1] as number;
    this.#reserve(end - at);
    const { documents } = this;
    let document = -1;
    let count = 0;
    while (at < end) {
      let byte = gramPostings[at++] as number;
      let gap = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = gramPostings[at++] as number;
        gap |= (byte & 127) << shift;
      }
      document += gap;
      documents[count++] = document;
    }
    this.length = count;
    return this;
  }
}

/** Where the two runs of a term's postings begin. */
interface Head {
  count: number;
  names: number;
  others: number;
}

const head: Head = { count: 0, names: 0, others: 0 };

/** The same object each time. */
function headOf(words: Uint8Array, start: number): Head {
  let at = start;
  let byte = words[at++] as number;
  let value = byte & 127;
  for (let shift = 7; byte >= 128; shift += 7) {
    byte = words[at++] as number;
    value |= (byte & 127) << shift;
  }
  let names = 0;
  if (value & 1) {
    byte = words[at++] as number;
    names = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = words[at++] as number;
      names |= (byte & 127) << shift;
    }
  }
  head.count = value >>> 1;
  head.names = at;
  head.others = at + names;
  return head;
}

/** How many documents hold a term. */
export function frequency({ words, wordStarts }: Segment, term: number): number {
  return headOf(words, wordStarts[term] as number).count;
}

/** How many have it in their name: a byte each, near enough. */
export function nameFrequency({ words, wordStarts }: Segment, term: number): number {
  const { names, others } = headOf(words, wordStarts[term] as number);
  return others - names;
}

/** The commonest fields of a posting take no byte of their own. In the name, and in the content as well, whole or not: */
const nameKinds = Uint8Array.of(1 | 64 | 128, 1 | 64, 1 | 128);
/** Elsewhere: content as a whole word, as a part, and a tag. */
const otherKinds = Uint8Array.of(64 | 128, 64, 2 | 128);
const rareFields = 3;

/** Bytes that grow. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  number(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** Appends bytes, the first `count` of them. */
  append(bytes: Uint8Array, count = bytes.length): void {
    this.reserve(count);
    // To set so few costs more in the call than in the loop.
    if (count > 32) this.bytes.set(bytes.subarray(0, count), this.length);
    else for (let i = 0; i < count; i++) this.bytes[this.length + i] = bytes[i] as number;
    this.length += count;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** Writes the postings of one term, in two runs each of which is in order. */
export class WordWriter {
  readonly #names = new ByteWriter(1024);
  readonly #others = new ByteWriter(1024);
  #count = 0;
  #lastName = -1;
  #lastOther = -1;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  add(document: number, fields: number): void {
    this.#count++;
    if (fields & nameBit) {
      writePosting(this.#names, document - this.#lastName, fields, nameKinds);
      this.#lastName = document;
    } else {
      writePosting(this.#others, document - this.#lastOther, fields, otherKinds);
      this.#lastOther = document;
    }
  }

  /** Adds the postings of a term of another segment, whose documents become those from `base` on: 2 ns each. */
  addShifted({ words, wordStarts }: Segment, term: number, base: number): void {
    const { count, names, others } = headOf(words, wordStarts[term] as number);
    this.#count += count;
    this.#lastName = copyRun(this.#names, this.#lastName, words, names, others, base);
    this.#lastOther = copyRun(this.#others, this.#lastOther, words, others, wordStarts[term + 1] as number, base);
  }

  /** Appends all that was added, and begins anew. */
  flush(out: ByteWriter): void {
    const named = this.#names.length;
    out.number((this.#count << 1) | (named > 0 ? 1 : 0));
    if (named > 0) {
      out.number(named);
      out.append(this.#names.bytes, named);
    }
    out.append(this.#others.bytes, this.#others.length);
    this.#count = 0;
    this.#names.length = 0;
    this.#others.length = 0;
    this.#lastName = -1;
    this.#lastOther = -1;
  }
}

function writePosting(out: ByteWriter, gap: number, fields: number, kinds: Uint8Array): void {
  const kind = fields === kinds[0] ? 0 : fields === kinds[1] ? 1 : fields === kinds[2] ? 2 : rareFields;
  out.number((gap << 2) | kind);
  if (kind === rareFields) {
    out.reserve(1);
    out.bytes[out.length++] = fields;
  }
}

/** Copies postings byte for byte, but for the first gap; gives the last document. */
function copyRun(out: ByteWriter, last: number, words: Uint8Array, from: number, to: number, base: number): number {
  if (from === to) return last;
  let at = from;
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = words[at++] as number;
    value |= (byte & 127) << shift;
    if (byte < 128) break;
  }
  let document = base - 1 + (value >>> 2);
  out.number(((document - last) << 2) | (value & 3));
  out.reserve(to - at + 1);
  const { bytes } = out;
  let { length } = out;
  if ((value & 3) === rareFields) bytes[length++] = words[at++] as number;
  while (at < to) {
    let byte = words[at++] as number;
    bytes[length++] = byte;
    value = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = words[at++] as number;
      bytes[length++] = byte;
      value |= (byte & 127) << shift;
    }
    document += value >>> 2;
    if ((value & 3) === rareFields) bytes[length++] = words[at++] as number;
  }
  out.length = length;
  return document;
}

/** Writes the postings of one trigram. */
export class GramWriter {
  readonly #out: ByteWriter;
  #last = -1;
  #from = 0;

  constructor(out: ByteWriter) {
    this.#out = out;
  }

  get isEmpty(): boolean {
    return this.#out.length === this.#from;
  }

  begin(): void {
    this.#last = -1;
    this.#from = this.#out.length;
  }

  add(document: number): void {
    this.#out.number(document - this.#last);
    this.#last = document;
  }

  /** Adds the postings of a trigram of another segment, whose documents become those from `base` on: 2 ns each. */
  addShifted({ gramPostings, gramStarts }: Segment, gram: number, base: number): void {
    const end = gramStarts[gram + 1] as number;
    let at = gramStarts[gram] as number;
    let gap = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = gramPostings[at++] as number;
      gap |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    let document = base - 1 + gap;
    const out = this.#out;
    out.number(document - this.#last);
    out.reserve(end - at);
    const { bytes } = out;
    let { length } = out;
    while (at < end) {
      let byte = gramPostings[at++] as number;
      bytes[length++] = byte;
      gap = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = gramPostings[at++] as number;
        bytes[length++] = byte;
        gap |= (byte & 127) << shift;
      }
      document += gap;
    }
    out.length = length;
    this.#last = document;
  }
}
