import { fields, type IndexedDocument } from '../document.ts';
import { eachWordBytes } from '../words.ts';
import { GramCollector } from './grams.ts';
import { ByteWriter, WordWriter } from './postings.ts';
import { fieldEnd, type Segment, wholeBit } from './segment.ts';
import { signatureOf } from './signature.ts';
import { TermTable } from './terms.ts';

/** Terms of their own for the first one and two letters of words, so that the first keystrokes cost one list each. */
export const shortPrefix = '\u0001';
/** Letters a short prefix has at most. */
export const shortPrefixLength = 2;
/** Characters of a field whose words are indexed: what follows in a huge file is found by substring only. */
const maxWordScope = 400_000;

/** Indexes documents as one segment. */
export function buildSegment(documents: readonly IndexedDocument[], revision: number): Segment {
  const builder = new SegmentBuilder();
  for (const document of documents.toSorted((a, b) => b.seq - a.seq)) builder.add(document);
  return builder.finish(revision);
}

/** Indexes documents one by one, newest first: 25 us each here, and a twentieth of that for each at the end. */
export class SegmentBuilder {
  readonly #seqs: number[] = [];
  readonly #flags: number[] = [];
  readonly #languages: number[] = [];
  readonly #languageNumbers = new Map<string, number>();
  readonly #tagStarts: number[] = [0];
  readonly #tags: number[] = [];
  readonly #tagNumbers = new Map<string, number>();
  readonly #nameWords: number[] = [];
  readonly #textStarts: number[] = [0];
  readonly #text = new ByteWriter(4096);
  readonly #words = new WordCollector();
  readonly #grams = new GramCollector();

  get count(): number {
    return this.#seqs.length;
  }

  add(document: IndexedDocument): void {
    const number = this.#seqs.length;
    this.#seqs.push(document.seq);
    this.#flags.push(document.flags);
    this.#languages.push(numberIn(this.#languageNumbers, document.language));
    for (const tag of document.tags) this.#tags.push(numberIn(this.#tagNumbers, tag));
    this.#tagStarts.push(this.#tags.length);
    this.#nameWords.push(Math.min(255, this.#words.add(number, document)));
    const from = this.#text.length;
    appendText(this.#text, document);
    this.#textStarts.push(this.#text.length);
    this.#grams.add(number, this.#text.bytes, from, this.#text.length);
  }

  finish(revision: number): Segment {
    return {
      revision,
      count: this.#seqs.length,
      seqs: Uint32Array.from(this.#seqs),
      flags: Uint8Array.from(this.#flags),
      languages: Uint16Array.from(this.#languages),
      languageNames: [...this.#languageNumbers.keys()],
      tagStarts: Uint32Array.from(this.#tagStarts),
      tags: Uint32Array.from(this.#tags),
      tagNames: [...this.#tagNumbers.keys()],
      nameWords: Uint8Array.from(this.#nameWords),
      textStarts: Uint32Array.from(this.#textStarts),
      text: Buffer.from(this.#text.done().buffer),
      ...this.#words.finish(),
      ...this.#grams.finish(),
    };
  }
}

/** The number of a name, a new one if it has none. */
export function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

/** The folded text of a document as a segment holds it. */
export function textBytes(document: IndexedDocument): Uint8Array {
  const text = new ByteWriter(1024);
  appendText(text, document);
  return text.done();
}

function appendText(text: ByteWriter, { folded }: IndexedDocument): void {
  for (const [i, field] of fields.entries()) {
    const value = folded[field];
    text.reserve(value.length * 3 + 1);
    if (i > 0) text.bytes[text.length++] = fieldEnd;
    if (value === '') continue;
    const target = Buffer.from(text.bytes.buffer, text.length);
    text.length += target.write(value);
  }
}

/** Collects which document holds which word in which fields; documents come in order. */
class WordCollector {
  readonly #table = new TermTable();
  /** Of each term: the last document that held it, and the place of that posting; how many do. */
  #last = new Int32Array(2048).fill(-1);
  #place = new Uint32Array(2048);
  #frequency = new Uint32Array(2048);
  /** Of each word, the terms of its first one and two letters. */
  #first = new Uint32Array(2048);
  #two = new Uint32Array(2048);
  #terms = new Uint32Array(4096);
  #documents = new Uint32Array(4096);
  #fields = new Uint8Array(4096);
  #length = 0;

  /** Gives the number of whole words in the name. */
  add(document: number, { raw }: IndexedDocument): number {
    let inName = 0;
    for (const [i, field] of fields.entries()) {
      const value = raw[field];
      if (value === '') continue;
      const bit = 1 << i;
      eachWordBytes(value.length > maxWordScope ? value.slice(0, maxWordScope) : value, (bytes, from, to, whole) => {
        if (whole && i === 0) inName++;
        const term = this.#termOf(bytes, from, to);
        if (!this.#note(document, term, whole ? bit | wholeBit : bit)) return;
        const first = this.#first[term] as number;
        const two = this.#two[term] as number;
        this.#note(document, first, bit);
        if (two !== first) this.#note(document, two, bit);
      });
    }
    return inName;
  }

  #termOf(bytes: Uint8Array, from: number, to: number): number {
    const { count } = this.#table;
    const term = this.#table.numberOf(bytes, from, to);
    if (term < count) return term;
    this.#reserve(term);
    const [first, two] = beginningsOf(bytes, from, to).map(letters => this.#shortOf(letters)); // may make room anew
    this.#first[term] = first as number;
    this.#two[term] = two as number;
    return term;
  }

  #shortOf(letters: Uint8Array): number {
    const short = this.#table.numberOf(letters, 0, letters.length);
    this.#reserve(short);
    return short;
  }

  #reserve(term: number): void {
    const { length } = this.#last;
    if (term < length) return;
    this.#last = grown(this.#last, new Int32Array(length * 2).fill(-1));
    this.#place = grown(this.#place, new Uint32Array(length * 2));
    this.#frequency = grown(this.#frequency, new Uint32Array(length * 2));
    this.#first = grown(this.#first, new Uint32Array(length * 2));
    this.#two = grown(this.#two, new Uint32Array(length * 2));
  }

  /** Gives whether it tells something new. */
  #note(document: number, term: number, bits: number): boolean {
    if (this.#last[term] === document) {
      const place = this.#place[term] as number;
      const before = this.#fields[place] as number;
      this.#fields[place] = before | bits;
      return (before | bits) !== before;
    }
    this.#last[term] = document;
    if (this.#length === this.#terms.length) this.#grow();
    this.#place[term] = this.#length;
    this.#frequency[term] = (this.#frequency[term] as number) + 1;
    this.#terms[this.#length] = term;
    this.#documents[this.#length] = document;
    this.#fields[this.#length++] = bits;
    return true;
  }

  #grow(): void {
    this.#terms = grown(this.#terms, new Uint32Array(this.#length * 2));
    this.#documents = grown(this.#documents, new Uint32Array(this.#length * 2));
    this.#fields = grown(this.#fields, new Uint8Array(this.#length * 2));
  }

  finish(): Pick<Segment, 'terms' | 'termStarts' | 'signatures' | 'words' | 'wordStarts'> {
    const table = this.#table;
    const { count, bytes } = table;
    const starts = new Uint32Array(count + 1); // of each term's postings by its first number
    for (let i = 0; i < count; i++) starts[i + 1] = (starts[i] as number) + (this.#frequency[i] as number);
    const next = starts.slice();
    const places = new Uint32Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const term = this.#terms[i] as number;
      places[next[term] as number] = i;
      next[term] = (next[term] as number) + 1;
    }

    const termStarts = new Uint32Array(count + 1);
    const wordStarts = new Uint32Array(count + 1);
    const signatures = new Uint32Array(count);
    const terms = new ByteWriter(count * 8);
    const words = new ByteWriter(this.#length + count);
    const list = new WordWriter();
    for (const [i, number] of table.sorted().entries()) {
      terms.append(bytes.subarray(table.startOf(number), table.endOf(number)));
      termStarts[i + 1] = terms.length;
      signatures[i] = signatureOf(bytes, table.startOf(number), table.endOf(number));
      const to = starts[number + 1] as number;
      for (let at = starts[number] as number; at < to; at++) {
        const place = places[at] as number;
        list.add(this.#documents[place] as number, this.#fields[place] as number);
      }
      list.flush(words);
      wordStarts[i + 1] = words.length;
    }
    return { terms: Buffer.from(terms.done().buffer), termStarts, signatures, words: words.done(), wordStarts };
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The terms of a word's first one and two letters. */
function beginningsOf(bytes: Uint8Array, from: number, to: number): readonly Uint8Array[] {
  const [mark, one, two] = [shortPrefix.charCodeAt(0), bytes[from] as number, bytes[from + 1] ?? 0];
  const isPlain = one < 128 && (from + 1 === to || two < 128);
  if (isPlain) return [Uint8Array.of(mark, one), from + 1 === to ? Uint8Array.of(mark, one) : Uint8Array.of(mark, one, two)];
  const word = Buffer.from(bytes.subarray(from, to)).toString();
  return [Buffer.from(shortPrefix + word.slice(0, 1)), Buffer.from(shortPrefix + word.slice(0, shortPrefixLength))];
}
