import type { IndexParts } from './parts.ts';
import type { Reader } from './reader.ts';
import { SegmentBuilder } from './segment/build.ts';
import { documentOf, type Segment } from './segment/segment.ts';

/** Assets read and indexed in one turn: 3 ms. */
const turn = 64;
/** Documents of one segment: what is built is found, and to finish one takes 50 ms. */
const chunkSize = 16_384;

/**
 * Fills the index from the library in the background, newest assets first, so that what people look for soonest is found
 * first. Assets written meanwhile come by themselves.
 */
export class Rebuild {
  readonly #reader: Reader;
  readonly #parts: IndexParts;
  readonly #revision: number;
  #builder = new SegmentBuilder();
  #next: number;
  /** Assets read so far. */
  done = 0;
  /** Assets older than this are not found yet. */
  missingBelow: number;
  readonly #made: Segment[] = [];
  /** Assets written since they were read for the segment in the making. */
  readonly #touched = new Set<number>();

  constructor(reader: Reader, parts: IndexParts, newest: number, revision: number) {
    this.#reader = reader;
    this.#parts = parts;
    this.#revision = revision;
    this.#next = newest + 1;
    this.missingBelow = this.#next;
  }

  touch(seq: number): void {
    this.#touched.add(seq);
  }

  /** Does a few milliseconds of it; false when nothing is left. */
  work(): boolean {
    const documents = this.#reader.below(this.#next, turn);
    for (const document of documents) if (!this.#parts.holds(document.seq)) this.#builder.add(document);
    this.#next = documents.at(-1)?.seq ?? 0;
    this.done += documents.length;
    if (documents.length > 0 && this.#builder.count < chunkSize) return true;
    if (this.#builder.count > 0) {
      const segment = this.#builder.finish(this.#revision);
      this.#made.push(segment);
      this.#readAnew(segment);
      this.#builder = new SegmentBuilder();
    }
    this.missingBelow = this.#next;
    if (documents.length > 0) return true;
    if (this.#made.length > 1) this.#parts.startMerge(this.#made);
    return false;
  }

  /** What was written between reading and now counts as it is now. */
  #readAnew(segment: Segment): void {
    const touched = [...this.#touched].map(seq => ({ seq, document: documentOf(segment, seq), held: this.#parts.holds(seq) }));
    this.#touched.clear();
    for (const { document } of touched) if (document !== -1) this.#parts.kill(segment, document);
    this.#parts.adopt([segment]);
    for (const { seq, document, held } of touched) {
      const [now] = document === -1 || held ? [] : this.#reader.between(seq, seq);
      if (now) this.#parts.put(now);
    }
    this.#parts.commit(this.#parts.revision);
  }
}
