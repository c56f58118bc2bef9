/**
 * An immutable part of the index over some documents, newest first (so that the first postings are the newest): flat typed
 * arrays, which a file holds as they are. Only `flags` changes, when an asset is trashed, restored or superseded.
 *
 * Text is folded UTF-8, its fields in the order of `fields` with the byte 0xff between them, which no UTF-8 holds. Terms are
 * sorted by their bytes. A term's postings begin with their number, and come in two runs: documents that have it in their
 * name, which most queries want first, then the others. All are gaps between documents as LEB128.
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
export function lowerBound(segment: Segment, term: Uint8Array): number {
  let low = 0;
  let high = termCount(segment);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(segment, middle, term) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Byte by byte: words are short, and a call of `Buffer.compare` takes longer than they do. */
function compare({ terms, termStarts }: Segment, number: number, term: Uint8Array): number {
  const from = termStarts[number] as number;
  const length = (termStarts[number + 1] as number) - from;
  const shared = Math.min(length, term.length);
  for (let i = 0; i < shared; i++) {
    const difference = (terms[from + i] as number) - (term[i] as number);
    if (difference !== 0) return difference;
  }
  return length - term.length;
}

/** The terms that begin with these bytes, as a range. */
export function prefixRange(segment: Segment, prefix: Uint8Array): readonly [from: number, to: number] {
  const above = new Uint8Array(prefix.length + 1); // above every UTF-8 that goes on from the prefix
  above.set(prefix);
  above[prefix.length] = 0xff;
  return [lowerBound(segment, prefix), lowerBound(segment, above)];
}

/** The number of a term, or -1. */
export function termOf(segment: Segment, term: Uint8Array): number {
  const at = lowerBound(segment, term);
  return at < termCount(segment) && compare(segment, at, term) === 0 ? at : -1;
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
