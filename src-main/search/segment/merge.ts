import { flag } from '../document.ts';
import { numberIn } from './build.ts';
import { ByteWriter, GramWriter, Postings, WordWriter } from './postings.ts';
import { type Segment, termCount } from './segment.ts';
import { signatureOf } from './signature.ts';

/** Documents copied between two turns of the event loop: about 3 ms. */
const slice = 2000;
/** Bytes of postings copied between two turns: about 3 ms. A list counts for some more, however short it is. */
const bytesPerTurn = 600_000;
const listWorth = 60;
/** What a byte counts where its document gets another number: it is read, sorted and written. */
const renumberedWorth = 10;
const gone = -1;
const noGram = Number.POSITIVE_INFINITY;

/** Segments as one, without their dead documents; each step takes a few milliseconds. */
export function* mergeSegments(given: readonly Segment[]): Generator<void, Segment> {
  // Newest first, so that their postings come in order and none has to be sorted where they do not interleave.
  const sources = given.toSorted((a, b) => (b.seqs[0] ?? 0) - (a.seqs[0] ?? 0));
  const numbers = numberAnew(sources);
  yield;
  const documents = yield* copyDocuments(sources, numbers);
  yield;
  const words = yield* mergeWords(sources, numbers);
  const grams = yield* mergeGrams(sources, numbers);
  const { count } = numbers;
  const revision = Math.max(...sources.map(source => source.revision));
  return { revision, count, ...documents, ...words, ...grams };
}

/** New numbers for the living documents of all sources, newest first. */
interface Numbers {
  readonly count: number;
  readonly maps: readonly Int32Array[];
  /** Where the documents of each source begin when they stay together as they are: then postings are copied. */
  readonly bases: readonly number[] | undefined;
}

function numberAnew(sources: readonly Segment[]): Numbers {
  const maps = sources.map(source => new Int32Array(source.count).fill(gone));
  const interleave = sources.some(({ seqs }, i) => i > 0 && (seqs[0] ?? 0) >= (sources[i - 1]?.seqs.at(-1) ?? 0));
  const count = interleave ? numberByAge(sources, maps) : numberInTurn(sources, maps);
  const total = sources.reduce((sum, source) => sum + source.count, 0);
  let next = 0;
  const bases = sources.map(source => {
    next += source.count;
    return next - source.count;
  });
  return { count, maps, bases: interleave || count < total ? undefined : bases };
}

function numberInTurn(sources: readonly Segment[], maps: readonly Int32Array[]): number {
  let count = 0;
  for (const [i, { count: size, flags }] of sources.entries()) {
    const map = maps[i] as Int32Array;
    for (let document = 0; document < size; document++) if (!((flags[document] as number) & flag.dead)) map[document] = count++;
  }
  return count;
}

function numberByAge(sources: readonly Segment[], maps: readonly Int32Array[]): number {
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
  return count;
}

function* copyDocuments(sources: readonly Segment[], { maps, count }: Numbers) {
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

function* mergeWords(sources: readonly Segment[], numbers: Numbers) {
  const total = sources.reduce((sum, source) => sum + termCount(source), 0);
  const terms = new ByteWriter(sources.reduce((sum, source) => sum + source.terms.length, 0));
  const words = new ByteWriter(sources.reduce((sum, source) => sum + source.words.length, 0));
  const termStarts = new Uint32Array(total + 1);
  const wordStarts = new Uint32Array(total + 1);
  const signatures = new Uint32Array(total);
  const heads = new Heads(sources);
  const worth = numbers.bases ? 1 : renumberedWorth;
  const list = new WordWriter();
  const merged = new MergedWords(numbers.maps);
  let count = 0;
  for (let work = 0; heads.size > 0; ) {
    if (work > bytesPerTurn) {
      work = 0;
      yield;
    }
    const { source: first, term } = heads.top();
    const { terms: bytes, termStarts: starts } = sources[first] as Segment;
    const from = starts[term] as number;
    const to = starts[term + 1] as number;
    do {
      const { source: i, term: own } = heads.top();
      const source = sources[i] as Segment;
      if (numbers.bases) list.addShifted(source, own, numbers.bases[i] as number);
      else merged.add(source, own, i);
      work += listWorth + ((source.wordStarts[own + 1] as number) - (source.wordStarts[own] as number)) * worth;
      heads.next();
    } while (heads.size > 0 && heads.isTop(bytes, from, to));
    merged.moveTo(list);
    if (list.isEmpty) continue; // only dead documents held it
    terms.append(bytes.subarray(from, to));
    signatures[count] = signatureOf(bytes, from, to);
    list.flush(words);
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

function* mergeGrams(sources: readonly Segment[], numbers: Numbers) {
  const most = sources.reduce((sum, source) => sum + source.grams.length, 0);
  const grams = new Uint32Array(most);
  const gramStarts = new Uint32Array(most + 1);
  const postings = new ByteWriter(sources.reduce((sum, source) => sum + source.gramPostings.length, 0));
  const places = new Uint32Array(sources.length);
  const worth = numbers.bases ? 1 : renumberedWorth;
  const list = new GramWriter(postings);
  const merged = new MergedGrams(numbers.maps);
  let count = 0;
  let work = 0;
  const least = () => sources.reduce((gram, source, i) => Math.min(gram, source.grams[places[i] as number] ?? noGram), noGram);
  for (let gram = least(); gram !== noGram; gram = least()) {
    if (work > bytesPerTurn) {
      work = 0;
      yield;
    }
    list.begin();
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i] as Segment;
      const place = places[i] as number;
      if (source.grams[place] !== gram) continue;
      if (numbers.bases) list.addShifted(source, place, numbers.bases[i] as number);
      else merged.add(source, place, i);
      work += listWorth + ((source.gramStarts[place + 1] as number) - (source.gramStarts[place] as number)) * worth;
      places[i] = place + 1;
    }
    merged.moveTo(list);
    if (list.isEmpty) continue;
    grams[count++] = gram;
    gramStarts[count] = postings.length;
  }
  return { grams: grams.slice(0, count), gramStarts: gramStarts.slice(0, count + 1), gramPostings: postings.done() };
}

/** Postings with their new numbers, sorted where the sources interleave. */
class Run {
  #documents = new Uint32Array(1024);
  #fields = new Uint8Array(1024);
  #length = 0;
  #sorted = true;

  add(document: number, fields: number): void {
    if (document === gone) return;
    if (this.#length === this.#documents.length) this.#grow();
    if (this.#length > 0 && document < (this.#documents[this.#length - 1] as number)) this.#sorted = false;
    this.#documents[this.#length] = document;
    this.#fields[this.#length++] = fields;
  }

  moveTo(list: { add(document: number, fields: number): void }): void {
    if (!this.#sorted) this.#sort();
    for (let i = 0; i < this.#length; i++) list.add(this.#documents[i] as number, this.#fields[i] as number);
    this.#length = 0;
    this.#sorted = true;
  }

  #sort(): void {
    // Loops: `from` and `entries` take five times as long, and this is most of a merge.
    const keys = new Float64Array(this.#length);
    for (let i = 0; i < keys.length; i++) keys[i] = (this.#documents[i] as number) * 256 + (this.#fields[i] as number);
    keys.sort();
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      this.#documents[i] = Math.floor(key / 256);
      this.#fields[i] = key % 256;
    }
  }

  #grow(): void {
    const documents = new Uint32Array(this.#length * 2);
    const fields = new Uint8Array(this.#length * 2);
    documents.set(this.#documents);
    fields.set(this.#fields);
    this.#documents = documents;
    this.#fields = fields;
  }
}

/** The postings of one word, those in names apart. */
class MergedWords {
  readonly #maps: readonly Int32Array[];
  readonly #read = new Postings();
  readonly #names = new Run();
  readonly #others = new Run();

  constructor(maps: readonly Int32Array[]) {
    this.#maps = maps;
  }

  add(source: Segment, term: number, i: number): void {
    const map = this.#maps[i] as Int32Array;
    const { documents, fields, length, names } = this.#read.readWord(source, term);
    for (let at = 0; at < length; at++)
      (at < names ? this.#names : this.#others).add(map[documents[at] as number] as number, fields[at] as number);
  }

  moveTo(list: WordWriter): void {
    this.#names.moveTo(list);
    this.#others.moveTo(list);
  }
}

/** The postings of one trigram. */
class MergedGrams {
  readonly #maps: readonly Int32Array[];
  readonly #read = new Postings();
  readonly #run = new Run();

  constructor(maps: readonly Int32Array[]) {
    this.#maps = maps;
  }

  add(source: Segment, gram: number, i: number): void {
    const map = this.#maps[i] as Int32Array;
    const { documents, length } = this.#read.readGram(source, gram);
    for (let at = 0; at < length; at++) this.#run.add(map[documents[at] as number] as number, 0);
  }

  moveTo(list: GramWriter): void {
    this.#run.moveTo(list);
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
