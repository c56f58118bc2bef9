import { editsBetween } from '../distance.ts';
import { lowerBound, type Segment, termCount } from '../segment/segment.ts';
import { mayBeWithin, signatureOf } from '../segment/signature.ts';

export interface NearTerm {
  readonly term: number;
  readonly edits: number;
}

/** The terms of short prefixes come first, as nothing sorts below them. */
const firstWord = Buffer.of(2);

/**
 * Terms within a number of edits of a word, itself included. A walk over the signatures of all terms, 2 ns each; the few
 * that pass are measured.
 */
export function nearTerms(segment: Segment, word: string, limit: number): NearTerm[] {
  const { signatures, terms, termStarts } = segment;
  const bytes = Buffer.from(word);
  const signature = signatureOf(bytes, 0, bytes.length);
  const letters = Array.from(word, letter => letter.codePointAt(0) as number);
  const found: NearTerm[] = [];
  const count = termCount(segment);
  for (let term = lowerBound(segment, firstWord); term < count; term++) {
    if (!mayBeWithin(signatures[term] as number, signature, limit)) continue;
    const edits = editsBetween(letters, lettersOf(terms, termStarts[term] as number, termStarts[term + 1] as number), limit);
    if (edits <= limit) found.push({ term, edits });
  }
  return found;
}

/** Code points of a term; its bytes when it is ASCII, without a copy. */
function lettersOf(terms: Buffer, from: number, to: number): ArrayLike<number> {
  for (let i = from; i < to; i++) {
    if ((terms[i] as number) > 127)
      return Array.from(terms.toString('utf8', from, to), letter => letter.codePointAt(0) as number);
  }
  return terms.subarray(from, to);
}
