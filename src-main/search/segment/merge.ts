import { flag } from '../document.ts';
import { numberIn } from './build.ts';
import { ByteWriter, Postings, writeWord } from './postings.ts';
import { type Segment, termCount } from './segment.ts';
import { signatureOf } from './signature.ts';

/** Documents copied between two turns of the event loop: about 3 ms. */
const slice = 2000;
/** Postings merged between two turns: about 3 ms. A list counts for some more, however short it is. */
const postingsPerTurn = 40_000;
const listWorth = 20;
const gone = -1;

/** Segments as one, without their dead documents; each step takes a few milliseconds. */
export function* mergeSegments(given: readonly Segment[]): Generator<void, Segment> {
  // Newest first, so that their postings come in order and none has to be sorted where they do not interleave.
  const sources = given.toSorted((a, b) => (b.seqs[0] ?? 0) - (a.seqs[0] ?? 0));
  const { count, maps } = numberAnew(sources);
  const documents = yield* copyDocuments(sources, maps, count);
  yield;
  const words = yield* mergeWords(sources, maps);
  const grams = yield* mergeGrams(sources, maps);
  const revision = Math.max(...sources.map(source => source.revision));
  return { revision, count, ...documents, ...words, ...grams };
}

/** New numbers for the living documents of all sources, newest first. */
function numberAnew(sources: readonly Segment[]): { readonly count: number; readonly maps: readonly Int32Array[] } {
  const maps = sources.map(source => new Int32Array(source.count).fill(gone));
  const total = sources.reduce((sum, source) => sum + source.count, 0);
  const keys = new Float64Array(total);
  let count = 0;
  for (const [i, { count: size, seqs, flags }] of sources.entries()) {
    for (let document = 0; document < size; document++)
      if (!((flags[document] as number) & flag.dead)) keys[count++] = (seqs[document] as number) * sources.length + i;
  }
  keys.subarray(0, count).sort();
  const next = sources.map(() => 0);
  for (let document = 0; document < count; document++) {
    const source = (keys[count - 1 - document] as number) % sources.length;
    const { flags } = sources[source] as Segment;
    let at = next[source] as number;
    while ((flags[at] as number) & flag.dead) at++;
    (maps[source] as Int32Array)[at] = document;
    next[source] = at + 1;
  }
  return { count, maps };
}

function* copyDocuments(sources: readonly Segment[], maps: readonly Int32Array[], count: number) {
  const seqs = new Uint32Array(count);
  const flags = new Uint8Array(count);
  const languages = new Uint16Array(count);
  const nameWords = new Uint8Array(count);
  const textStarts = new Uint32Array(count + 1);
  const languageNumbers = new Map<string, number>();
  const tagNumbers = new Map<string, number>();
  const tagStarts = new Uint32Array(count + 1);
  for (const [i, source] of sources.entries()) {
    const map = maps[i] as Int32Array;
    const languageOf = source.languageNames.map(name => numberIn(languageNumbers, name));
    for (let from = 0; from < source.count; from++) {
      const to = map[from] as number;
      if (to === gone) continue;
      seqs[to] = source.seqs[from] as number;
      flags[to] = source.flags[from] as number;
      nameWords[to] = source.nameWords[from] as number;
      languages[to] = languageOf[source.languages[from] as number] as number;
      textStarts[to + 1] = (source.textStarts[from + 1] as number) - (source.textStarts[from] as number);
      tagStarts[to + 1] = (source.tagStarts[from + 1] as number) - (source.tagStarts[from] as number);
    }
  }
  for (let i = 0; i < count; i++) {
    textStarts[i + 1] = (textStarts[i] as number) + (textStarts[i + 1] as number);
    tagStarts[i + 1] = (tagStarts[i] as number) + (tagStarts[i + 1] as number);
  }
  const tags = new Uint32Array(tagStarts[count] as number);
  const text = Buffer.allocUnsafeSlow(textStarts[count] as number);
  for (const [i, source] of sources.entries()) {
    const map = maps[i] as Int32Array;
    const tagOf = source.tagNames.map(name => numberIn(tagNumbers, name));
    for (let from = 0; from < source.count; from++) {
      const to = map[from] as number;
      if (from % slice === slice - 1) yield;
      if (to === gone) continue;
      const start = source.textStarts[from] as number;
      source.text.copy(text, textStarts[to] as number, start, source.textStarts[from + 1] as number);
      let next = tagStarts[to] as number;
      for (let at = source.tagStarts[from] as number; at < (source.tagStarts[from + 1] as number); at++)
        tags[next++] = tagOf[source.tags[at] as number] as number;
    }
  }
  const names = { languageNames: [...languageNumbers.keys()], tagNames: [...tagNumbers.keys()] };
  return { seqs, flags, languages, ...names, tagStarts, tags, nameWords, textStarts, text };
}

function* mergeWords(sources: readonly Segment[], maps: readonly Int32Array[]) {
  const total = sources.reduce((sum, source) => sum + termCount(source), 0);
  const terms = new ByteWriter(total * 8);
  const words = new ByteWriter(sources.reduce((sum, source) => sum + source.words.length, 0));
  const termStarts = new Uint32Array(total + 1);
  const wordStarts = new Uint32Array(total + 1);
  const signatures = new Uint32Array(total);
  const heads = new Heads(sources);
  const merged = new Merged();
  let count = 0;
  for (let work = 0; heads.size > 0; work += merged.length + listWorth) {
    if (work > postingsPerTurn) {
      work = 0;
      yield;
    }
    const { source: first, term } = heads.top();
    const { terms: bytes, termStarts: starts } = sources[first] as Segment;
    const from = starts[term] as number;
    const to = starts[term + 1] as number;
    merged.clear();
    do {
      const head = heads.top();
      merged.addWords(sources[head.source] as Segment, head.term, maps[head.source] as Int32Array);
      heads.next();
    } while (heads.size > 0 && heads.isTop(bytes, from, to));
    if (merged.length === 0) continue; // only dead documents held it
    terms.append(bytes.subarray(from, to));
    signatures[count] = signatureOf(bytes, from, to);
    words.number(merged.length);
    merged.writeWords(words);
    count++;
    termStarts[count] = terms.length;
    wordStarts[count] = words.length;
  }
  return {
    terms: Buffer.from(terms.done().buffer),
    termStarts: termStarts.slice(0, count + 1),
    signatures: signatures.slice(0, count),
    words: words.done(),
    wordStarts: wordStarts.slice(0, count + 1),
  };
}

function* mergeGrams(sources: readonly Segment[], maps: readonly Int32Array[]) {
  const all = new Set<number>();
  for (const { grams } of sources) for (const gram of grams) all.add(gram);
  const sorted = Uint32Array.from(all).sort();
  const grams = new Uint32Array(sorted.length);
  const gramStarts = new Uint32Array(sorted.length + 1);
  const postings = new ByteWriter(sources.reduce((sum, source) => sum + source.gramPostings.length, 0));
  const places = sources.map(() => 0);
  const merged = new Merged();
  let count = 0;
  let work = 0;
  for (const gram of sorted) {
    if (work > postingsPerTurn) {
      work = 0;
      yield;
    }
    merged.clear();
    for (const [i, source] of sources.entries()) {
      const place = places[i] as number;
      if (source.grams[place] !== gram) continue;
      merged.addGrams(source, place, maps[i] as Int32Array);
      places[i] = place + 1;
    }
    work += merged.length + listWorth;
    if (merged.length === 0) continue;
    merged.writeGrams(postings);
    grams[count++] = gram;
    gramStarts[count] = postings.length;
  }
  return { grams: grams.slice(0, count), gramStarts: gramStarts.slice(0, count + 1), gramPostings: postings.done() };
}

/** One list of postings made of several. */
class Merged {
  #documents = new Uint32Array(1024);
  #fields = new Uint8Array(1024);
  length = 0;
  #sorted = true;
  readonly #postings = new Postings();

  clear(): void {
    this.length = 0;
    this.#sorted = true;
  }

  addWords(source: Segment, term: number, map: Int32Array): void {
    const { documents, fields, length } = this.#postings.readWord(source, term);
    this.#reserve(length);
    for (let i = 0; i < length; i++) this.#add(map[documents[i] as number] as number, fields[i] as number);
  }

  addGrams(source: Segment, gram: number, map: Int32Array): void {
    const { documents, length } = this.#postings.readGram(source, gram);
    this.#reserve(length);
    for (let i = 0; i < length; i++) this.#add(map[documents[i] as number] as number, 0);
  }

  #add(document: number, fields: number): void {
    if (document === gone) return;
    if (this.length > 0 && document < (this.#documents[this.length - 1] as number)) this.#sorted = false;
    this.#documents[this.length] = document;
    this.#fields[this.length++] = fields;
  }

  writeWords(out: ByteWriter): void {
    this.#sort();
    let before = -1;
    for (let i = 0; i < this.length; i++) {
      const document = this.#documents[i] as number;
      writeWord(out, document - before, this.#fields[i] as number);
      before = document;
    }
  }

  writeGrams(out: ByteWriter): void {
    this.#sort();
    let before = -1;
    for (let i = 0; i < this.length; i++) {
      const document = this.#documents[i] as number;
      out.number(document - before);
      before = document;
    }
  }

  /** Only where the sources interleave: a rebuild's do not. */
  #sort(): void {
    if (this.#sorted) return;
    const keys = Float64Array.from(
      { length: this.length },
      (_, i) => (this.#documents[i] as number) * 256 + (this.#fields[i] as number),
    ).sort();
    for (const [i, key] of keys.entries()) {
      this.#documents[i] = Math.floor(key / 256);
      this.#fields[i] = key % 256;
    }
  }

  #reserve(more: number): void {
    if (this.length + more <= this.#documents.length) return;
    const size = Math.max(this.#documents.length * 2, this.length + more);
    const documents = new Uint32Array(size);
    const fields = new Uint8Array(size);
    documents.set(this.#documents);
    fields.set(this.#fields);
    this.#documents = documents;
    this.#fields = fields;
  }
}

interface Head {
  readonly source: number;
  term: number;
  /** The first six bytes as a number, which decides nearly every comparison. */
  key: number;
}

/** The next term of each source, least first: a binary heap. */
class Heads {
  readonly #sources: readonly Segment[];
  readonly #heap: Head[] = [];

  constructor(sources: readonly Segment[]) {
    this.#sources = sources;
    for (const [source, segment] of sources.entries()) {
      if (termCount(segment) === 0) continue;
      this.#heap.push({ source, term: 0, key: this.#keyOf(source, 0) });
    }
    for (let i = (this.#heap.length >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  get size(): number {
    return this.#heap.length;
  }

  top(): Head {
    return this.#heap[0] as Head;
  }

  /** Whether the least term is this one. */
  isTop(bytes: Buffer, from: number, to: number): boolean {
    const { source, term } = this.top();
    const { terms, termStarts } = this.#sources[source] as Segment;
    return terms.compare(bytes, from, to, termStarts[term] as number, termStarts[term + 1] as number) === 0;
  }

  next(): void {
    const head = this.top();
    head.term++;
    if (head.term < termCount(this.#sources[head.source] as Segment)) head.key = this.#keyOf(head.source, head.term);
    else {
      const last = this.#heap.pop() as Head;
      if (this.#heap.length === 0) return;
      if (last !== head) this.#heap[0] = last;
    }
    this.#sink(0);
  }

  #keyOf(source: number, term: number): number {
    const { terms, termStarts } = this.#sources[source] as Segment;
    const from = termStarts[term] as number;
    const to = termStarts[term + 1] as number;
    let key = 0;
    for (let i = 0; i < 6; i++) key = key * 256 + (from + i < to ? (terms[from + i] as number) : 0);
    return key;
  }

  #isLess(a: Head, b: Head): boolean {
    if (a.key !== b.key) return a.key < b.key;
    const x = this.#sources[a.source] as Segment;
    const y = this.#sources[b.source] as Segment;
    const order = x.terms.compare(
      y.terms,
      y.termStarts[b.term] as number,
      y.termStarts[b.term + 1] as number,
      x.termStarts[a.term] as number,
      x.termStarts[a.term + 1] as number,
    );
    return order < 0 || (order === 0 && a.source < b.source);
  }

  #sink(start: number): void {
    const heap = this.#heap;
    for (let i = start; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2])
        if (child < heap.length && this.#isLess(heap[child] as Head, heap[least] as Head)) least = child;
      if (least === i) return;
      const held = heap[i] as Head;
      heap[i] = heap[least] as Head;
      heap[least] = held;
      i = least;
    }
  }
}
