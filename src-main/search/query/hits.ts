import type { Segment } from '../segment/segment.ts';

/** Kinds of hits come one after the other, whatever they score inside; those below `wide` are similar only. */
export const tiers = {
  first: 70_000,
  second: 60_000,
  wide: 50_000,
  near: 40_000,
  parts: 30_000,
  far: 20_000,
  read: 10_000,
  some: 0,
} as const;

/** One of the best hits. */
export interface Hit {
  readonly segment: Segment;
  readonly document: number;
  readonly seq: number;
  readonly similar: boolean;
  /** Its tier, and its score inside. */
  score: number;
}

/** Hits of one segment, as a range of all. */
export interface Run {
  readonly segment: Segment;
  readonly from: number;
  readonly to: number;
}

/** Hits of a query over all segments: the documents of all of them, in no order, and the best. */
export class Hits {
  length = 0;
  #documents = new Uint32Array(1024);
  readonly #starts: { readonly segment: Segment; readonly from: number }[] = [];
  #segment: Segment | undefined;
  /** The best so far as a binary heap, the least of them first: most hits fail at the first comparison. */
  #kept = 0;
  #most = 0;
  #scores = new Float64Array(0);
  #seqs = new Float64Array(0);
  #places = new Uint32Array(0);

  /** Forgets all, to keep so many of the best. */
  begin(most: number): void {
    this.length = 0;
    this.#starts.length = 0;
    this.#segment = undefined;
    this.#kept = 0;
    this.#most = 0;
    this.keep(most);
  }

  /** From now on keeps so many of the best, or more. */
  keep(most: number): void {
    this.#most = Math.max(this.#most, most);
    if (most <= this.#scores.length) return;
    const [scores, seqs, places] = [this.#scores, this.#seqs, this.#places];
    this.#scores = new Float64Array(most);
    this.#seqs = new Float64Array(most);
    this.#places = new Uint32Array(most);
    this.#scores.set(scores);
    this.#seqs.set(seqs);
    this.#places.set(places);
  }

  /** Up to `more` hits of one segment follow. */
  beginSegment(segment: Segment, more: number): void {
    if (this.length + more > this.#documents.length) {
      const grown = new Uint32Array(Math.max(this.#documents.length * 2, this.length + more));
      grown.set(this.#documents);
      this.#documents = grown;
    }
    if (this.#segment === segment) return;
    this.#segment = segment;
    this.#starts.push({ segment, from: this.length });
  }

  add(document: number, seq: number, score: number): void {
    const place = this.length++;
    this.#documents[place] = document;
    if (this.#kept < this.#most) {
      this.#rise(this.#kept++, place, seq, score);
      return;
    }
    if (this.#most === 0) return;
    const least = this.#scores[0] as number;
    if (score < least || (score === least && seq < (this.#seqs[0] as number))) return;
    this.#sink(place, seq, score);
  }

  /** All hits, segment by segment; a segment may come several times. */
  runs(): readonly Run[] {
    return this.#starts.map(({ segment, from }, i) => ({ segment, from, to: this.#starts[i + 1]?.from ?? this.length }));
  }

  /** The documents of all hits. */
  documents(): Uint32Array {
    return this.#documents.slice(0, this.length);
  }

  document(place: number): number {
    return this.#documents[place] as number;
  }

  /** The best, in order; equal scores newest first. */
  best(): Hit[] {
    const runs = this.runs();
    const found = Array.from({ length: this.#kept }, (_, i): Hit => {
      const place = this.#places[i] as number;
      const { segment } = runs.findLast(run => run.from <= place) as Run;
      const score = this.#scores[i] as number;
      const seq = this.#seqs[i] as number;
      return { segment, document: this.#documents[place] as number, seq, similar: score < tiers.wide, score };
    });
    return found.sort(byRank);
  }

  #rise(from: number, place: number, seq: number, score: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isLess(score, seq, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, place, seq, score);
  }

  /** Takes the place of the least. */
  #sink(place: number, seq: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#kept) break;
      if (child + 1 < this.#kept && this.#isLess(this.#scores[child + 1] as number, this.#seqs[child + 1] as number, child))
        child++;
      if (this.#isLess(score, seq, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, place, seq, score);
  }

  #isLess(score: number, seq: number, than: number): boolean {
    const other = this.#scores[than] as number;
    return score < other || (score === other && seq < (this.#seqs[than] as number));
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#places[from] as number, this.#seqs[from] as number, this.#scores[from] as number);
  }

  #put(at: number, place: number, seq: number, score: number): void {
    this.#places[at] = place;
    this.#seqs[at] = seq;
    this.#scores[at] = score;
  }
}

export function byRank(a: Hit, b: Hit): number {
  return b.score - a.score || b.seq - a.seq;
}
