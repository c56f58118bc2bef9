import { flag, type IndexedDocument } from './document.ts';
import { buildSegment } from './segment/build.ts';
import { mergeSegments } from './segment/merge.ts';
import { documentOf, type Segment } from './segment/segment.ts';

/** Segments beside each other that are borne before the small ones are merged: each costs a query 5 to 20 us. */
const maxSegments = 8;
/** Documents indexed in one turn: 5 ms. */
const flushSize = 200;
/**
 * Committed documents that may wait: a query has to index them first, and an import must not run away from the index. They
 * become one segment then, in 30 ms.
 */
const maxPending = 1000;
/**
 * Where writes do not end, work in the background does not come after: with more segments than this each commit merges for a
 * turn, that of an import, which brings hundreds of documents, for some: a tenth of what it takes itself. So a search in the
 * midst of it or right after meets few.
 */
const maxUnmerged = 20;
const documentsATurn = 100;
const maxTurns = 4;
/** Segments merged at once: after an import there are hundreds, and each costs every step of a merge. */
const maxSources = 16;
/** A segment with more dead documents than this is merged alone. */
const maxDeadShare = 0.4;
const minDead = 500;

type Change =
  | { readonly kind: 'put'; readonly document: IndexedDocument }
  | { readonly kind: 'remove' }
  | { readonly kind: 'flags'; readonly flags: number };

interface Merge {
  readonly sources: readonly Segment[];
  readonly steps: Generator<void, Segment>;
  /** What happened to documents of the sources meanwhile. */
  readonly meanwhile: Map<number, number>;
}

/**
 * The parts of the index in memory: segments in the order of their revisions, the youngest of them small (the delta), and
 * committed documents that wait to become one. Writes are staged until their transaction has committed.
 */
export class IndexParts {
  /** Oldest first. An asset lives in one of them at most. */
  #segments: Segment[] = [];
  readonly #dead = new Map<Segment, number>();
  #pending = new Map<number, IndexedDocument>();
  #staged = new Map<number, Change>();
  revision = 0;
  /** The newest revision of which all stands in segments. */
  #settled = 0;
  #merge: Merge | undefined;

  put(document: IndexedDocument): void {
    this.#staged.set(document.seq, { kind: 'put', document });
  }

  remove(seq: number): void {
    this.#staged.set(seq, { kind: 'remove' });
  }

  /** An asset was trashed or restored: what it holds stays. */
  setFlags(seq: number, flags: number): void {
    const staged = this.#staged.get(seq);
    if (staged?.kind === 'put') this.put({ ...staged.document, flags });
    else this.#staged.set(seq, { kind: 'flags', flags });
  }

  /** Takes in what was staged, with the transaction of this revision or before it; tells how many documents that were. */
  commit(revision: number): number {
    const { size } = this.#staged;
    if (this.#staged.size === 0 && this.#pending.size === 0) this.#settled = revision;
    for (const [seq, change] of this.#staged) this.#apply(seq, change);
    this.#staged = new Map();
    this.revision = revision;
    return size;
  }

  rollback(): void {
    this.#staged = new Map();
  }

  /** All segments, what was committed included. */
  segments(): readonly Segment[] {
    while (this.#pending.size > 0) this.#flush();
    return this.#segments;
  }

  /**
   * Segments read from files or built by a rebuild, oldest first. Each comes behind those of older revisions: files are
   * written from the oldest on, and what stands behind the last of them is brought back by the changes since its revision.
   */
  adopt(segments: readonly Segment[]): void {
    this.#segments = [...this.#segments, ...segments].toSorted((a, b) => a.revision - b.revision);
  }

  /** Puts one segment in the place of others that hold the same. */
  replace(sources: readonly Segment[], by: Segment): void {
    const at = this.#segments.indexOf(sources[0] as Segment);
    const kept = this.#segments.filter(segment => !sources.includes(segment));
    this.#segments = [...kept.slice(0, at), ...(by.count > 0 ? [by] : []), ...kept.slice(at)];
    for (const source of sources) this.#dead.delete(source);
  }

  /** Whether an asset stands in a segment or waits to. */
  holds(seq: number): boolean {
    return this.#pending.has(seq) || this.place(seq) !== undefined;
  }

  /** The revision that the asset's newest document stands for. */
  revisionOf(seq: number): number {
    return this.place(seq)?.segment.revision ?? -1;
  }

  /** Forgets every document, for an index that is made anew. */
  clear(): void {
    this.#segments = [];
    this.#dead.clear();
    this.#pending.clear();
    this.#merge = undefined;
    this.#settled = this.revision;
  }

  /** Takes out an older document of an asset that a younger segment holds. */
  kill(segment: Segment, document: number): void {
    segment.flags[document] = (segment.flags[document] as number) | flag.dead;
    this.#dead.set(segment, (this.#dead.get(segment) ?? 0) + 1);
  }

  /** Indexes so much of what was committed that little waits. */
  keepUp(): void {
    if (this.#pending.size > maxPending) this.#flush();
  }

  /** Merges some where writes have left many segments, the more the more documents came. */
  mergeSome(documents: number): void {
    if (this.#segments.length <= maxUnmerged) return;
    const turns = Math.min(maxTurns, 1 + Math.floor(documents / documentsATurn));
    for (let turn = 0; turn < turns; turn++) this.#mergeOn();
  }

  /** Does a few milliseconds of what waits; false when nothing does. */
  work(): boolean {
    if (this.#pending.size === 0) return this.#mergeOn();
    this.#flush(flushSize);
    return true;
  }

  #mergeOn(): boolean {
    if (this.#merge) {
      this.#goOn(this.#merge);
      return true;
    }
    const sources = this.#toMerge();
    if (sources.length === 0) return false;
    this.startMerge(sources);
    return true;
  }

  /** Merges neighbours in the background. */
  startMerge(sources: readonly Segment[]): void {
    this.#merge = { sources, steps: mergeSegments(sources), meanwhile: new Map() };
  }

  #goOn({ sources, steps, meanwhile }: Merge): void {
    const { done, value } = steps.next();
    if (!done) return;
    this.#merge = undefined;
    this.replace(sources, value);
    for (const [seq, flags] of meanwhile) {
      const document = documentOf(value, seq);
      if (document === -1) continue;
      if (flags & flag.dead) this.kill(value, document);
      else value.flags[document] = flags;
    }
  }

  #apply(seq: number, change: Change): void {
    if (change.kind === 'flags') {
      const waiting = this.#pending.get(seq);
      if (waiting) this.#pending.set(seq, { ...waiting, flags: change.flags });
      const place = this.place(seq);
      if (!place) return;
      place.segment.flags[place.document] = change.flags;
      if (this.#merge?.sources.includes(place.segment)) this.#merge.meanwhile.set(seq, change.flags);
      return;
    }
    const place = this.place(seq);
    if (place) {
      this.kill(place.segment, place.document);
      if (this.#merge?.sources.includes(place.segment)) this.#merge.meanwhile.set(seq, flag.dead);
    }
    if (change.kind === 'put') this.#pending.set(seq, change.document);
    else this.#pending.delete(seq);
  }

  /** Where the newest document of an asset stands; undefined when none does in a segment. */
  place(seq: number): { readonly segment: Segment; readonly document: number } | undefined {
    for (let i = this.#segments.length - 1; i >= 0; i--) {
      const segment = this.#segments[i] as Segment;
      const document = documentOf(segment, seq);
      if (document !== -1 && !((segment.flags[document] as number) & flag.dead)) return { segment, document };
    }
    return undefined;
  }

  #flush(limit = Number.POSITIVE_INFINITY): void {
    const all = [...this.#pending.values()];
    const documents = all.slice(0, limit);
    for (const { seq } of documents) this.#pending.delete(seq);
    if (this.#pending.size === 0) this.#settled = this.revision;
    this.#segments.push(buildSegment(documents, this.#settled));
  }

  #toMerge(): readonly Segment[] {
    const wasted = this.#segments.find(segment => {
      const dead = this.#dead.get(segment) ?? 0;
      return dead > minDead && dead > maxDeadShare * segment.count;
    });
    if (wasted) return [wasted];
    if (this.#segments.length <= maxSegments) return [];
    // The longest tail whose oldest is no larger than the rest of it: each document is merged log2(n) times in its life.
    let rest = 0;
    let from = this.#segments.length;
    for (let i = this.#segments.length - 1; i >= 0; i--) {
      const { count } = this.#segments[i] as Segment;
      if (count <= rest || i >= this.#segments.length - 2) from = i;
      rest += count;
    }
    return lightest(this.#segments.slice(from));
  }
}

/** Of many neighbours those beside each other that have the fewest documents together. */
function lightest(segments: readonly Segment[]): readonly Segment[] {
  if (segments.length <= maxSources) return segments;
  const sizes = segments.map(segment => segment.count);
  let sum = sizes.slice(0, maxSources).reduce((total, size) => total + size, 0);
  let best = { sum, from: 0 };
  for (let from = 1; from + maxSources <= sizes.length; from++) {
    sum += (sizes[from + maxSources - 1] as number) - (sizes[from - 1] as number);
    if (sum < best.sum) best = { sum, from };
  }
  return segments.slice(best.from, best.from + maxSources);
}
