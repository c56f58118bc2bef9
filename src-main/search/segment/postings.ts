import type { Segment } from './segment.ts';

/** Room for one list of postings, grown as needed and used again: no query allocates per posting. */
export class Postings {
  documents = new Uint32Array(1024);
  /** The fields of each, for words. */
  fields = new Uint8Array(1024);
  length = 0;

  #reserve(count: number): void {
    if (count <= this.documents.length) return;
    const size = 2 ** Math.ceil(Math.log2(count));
    this.documents = new Uint32Array(size);
    this.fields = new Uint8Array(size);
  }

  /** The documents of a term: 2 to 3 ns each. */
  readWord({ words, wordStarts }: Segment, term: number): this {
    let at = wordStarts[term] as number;
    let count = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = words[at++] as number;
      count |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    this.#reserve(count);
    const { documents, fields } = this;
    let document = -1;
    for (let i = 0; i < count; i++) {
      let byte = words[at++] as number;
      let value = byte & 127;
      for (let shift = 7; byte >= 128; shift += 7) {
        byte = words[at++] as number;
        value |= (byte & 127) << shift;
      }
      document += value >>> 2;
      documents[i] = document;
      const kind = value & 3;
      fields[i] = kind === otherFields ? (words[at++] as number) : (commonFields[kind] as number);
    }
    this.length = count;
    return this;
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

/** How many documents hold a term. */
export function frequency({ words, wordStarts }: Segment, term: number): number {
  let at = wordStarts[term] as number;
  let count = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = words[at++] as number;
    count |= (byte & 127) << shift;
    if (byte < 128) return count;
  }
}

/** The commonest fields of a posting take no byte of their own: content as a whole word, as a part, and name and content. */
const commonFields = Uint8Array.of(64 | 128, 64, 1 | 64 | 128);
const otherFields = 3;

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

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length);
  }
}

/** Writes one posting of a word, `gap` after the one before. */
export function writeWord(out: ByteWriter, gap: number, fields: number): void {
  const kind = fields === 192 ? 0 : fields === 64 ? 1 : fields === 193 ? 2 : otherFields;
  out.number((gap << 2) | kind);
  if (kind === otherFields) {
    out.reserve(1);
    out.bytes[out.length++] = fields;
  }
}
