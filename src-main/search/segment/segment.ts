/**
 * An immutable part of the index over some documents, newest first (so that the first postings are the newest): flat typed
 * arrays, which a file holds as they are. Only `flags` changes, when an asset is trashed, restored or superseded.
 *
 * Text is folded UTF-8, its fields in the order of `fields` with the byte 0xff between them, which no UTF-8 holds. Terms are
 * sorted by their bytes. A term's postings begin with their number; both kinds are gaps between documents as LEB128.
 */
export interface Segment {
  /** The revision whose state of these documents, or a later one, this is. */
  readonly revision: number;
  /** Documents, dead ones included. */
  readonly count: number;
  readonly seqs: Uint32Array;
  readonly flags: Uint8Array;
  /** Of each document, an index into `languageNames`. */
  readonly languages: Uint16Array;
  readonly languageNames: readonly string[];
  /** Of each document the numbers of its tags in `tagNames`, which are case-folded. */
  readonly tagStarts: Uint32Array;
  readonly tags: Uint32Array;
  readonly tagNames: readonly string[];
  /** Words of each name, at most 255. */
  readonly nameWords: Uint8Array;
  readonly textStarts: Uint32Array;
  readonly text: Buffer;
  readonly termStarts: Uint32Array;
  readonly terms: Buffer;
  /** Of each term, see signature.ts. */
  readonly signatures: Uint32Array;
  readonly wordStarts: Uint32Array;
  readonly words: Uint8Array;
  /** Trigrams of bytes, sorted. */
  readonly grams: Uint32Array;
  readonly gramStarts: Uint32Array;
  readonly gramPostings: Uint8Array;
}

/** Between the fields of a text. */
export const fieldEnd = 0xff;
/** The bits of a word's posting: one a field in the order of `fields`, and whether it stands there as a whole word. */
export const wholeBit = 128;

export function termCount(segment: Segment): number {
  return segment.signatures.length;
}

/** The number of the first term that is not below these bytes. */
export function lowerBound({ terms, termStarts, signatures }: Segment, term: Uint8Array): number {
  let low = 0;
  let high = signatures.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const from = termStarts[middle] as number;
    if (terms.compare(term, 0, term.length, from, termStarts[middle + 1] as number) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The terms that begin with these bytes, as a range. */
export function prefixRange(segment: Segment, prefix: Uint8Array): readonly [from: number, to: number] {
  const above = Buffer.concat([prefix, Buffer.of(0xff)]); // above every UTF-8 that goes on from the prefix
  return [lowerBound(segment, prefix), lowerBound(segment, above)];
}

/** The number of a term, or -1. */
export function termOf(segment: Segment, term: Uint8Array): number {
  const at = lowerBound(segment, term);
  if (at === segment.signatures.length) return -1;
  const from = segment.termStarts[at] as number;
  return segment.terms.compare(term, 0, term.length, from, segment.termStarts[at + 1] as number) === 0 ? at : -1;
}

export function termText({ terms, termStarts }: Segment, term: number): string {
  return terms.toString('utf8', termStarts[term] as number, termStarts[term + 1] as number);
}

/** The number of a document by its asset's creation order, or -1. */
export function documentOf(segment: Segment, seq: number): number {
  const at = firstAtMost(segment, seq);
  return segment.seqs[at] === seq ? at : -1;
}

/** The number of the newest document that is not newer than one; the count of documents when all are. */
export function firstAtMost({ seqs }: Segment, seq: number): number {
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((seqs[middle] as number) > seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
