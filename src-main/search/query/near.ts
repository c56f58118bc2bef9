import { editsBetween } from '../distance.ts';
import { lowerBound, type Segment } from '../segment/segment.ts';
import { lengthIn, lettersApart, longest, signatureOf } from '../segment/signature.ts';

export interface NearTerm {
  readonly term: number;
  readonly edits: number;
}

/** The words of a segment by their length, so that only those of a like length are walked over. */
interface ByLength {
  readonly terms: Uint32Array;
  readonly signatures: Uint32Array;
  /** Where each length begins, up to `longest` and beyond. */
  readonly starts: Uint32Array;
}

/** The terms of short prefixes come first, as nothing sorts below them. */
const firstWord = Buffer.of(2);
/** Made when a segment is first asked: 20 ns a term. */
const known = new WeakMap<Segment, ByLength>();

/**
 * Terms within a number of edits of a word, itself included. A walk over the signatures of the terms of like length, 2 ns
 * each; the few that pass are measured.
 */
export function nearTerms(segment: Segment, word: string, limit: number): NearTerm[] {
  const { terms: bytesOf, termStarts } = segment;
  const bytes = Buffer.from(word);
  const signature = signatureOf(bytes, 0, bytes.length);
  const letters = Array.from(word, letter => letter.codePointAt(0) as number);
  const { terms, signatures, starts } = byLengthOf(segment);
  const length = lengthIn(signature);
  const end = starts[Math.min(longest, length + limit) + 1] as number;
  const found: NearTerm[] = [];
  for (let i = starts[Math.max(0, length - limit)] as number; i < end; i++) {
    if (lettersApart(signatures[i] as number, signature) > 2 * limit) continue;
    const term = terms[i] as number;
    const edits = editsBetween(letters, lettersOf(bytesOf, termStarts[term] as number, termStarts[term + 1] as number), limit);
    if (edits <= limit) found.push({ term, edits });
  }
  return found;
}

function byLengthOf(segment: Segment): ByLength {
  const made = known.get(segment);
  if (made) return made;
  const first = lowerBound(segment, firstWord);
  const words = segment.signatures.subarray(first);
  const starts = new Uint32Array(longest + 2);
  for (const signature of words) starts[lengthIn(signature) + 1] = (starts[lengthIn(signature) + 1] as number) + 1;
  for (let i = 0; i <= longest; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const terms = new Uint32Array(words.length);
  const signatures = new Uint32Array(words.length);
  for (const [i, signature] of words.entries()) {
    const at = next[lengthIn(signature)] as number;
    next[lengthIn(signature)] = at + 1;
    terms[at] = first + i;
    signatures[at] = signature;
  }
  const byLength = { terms, signatures, starts };
  known.set(segment, byLength);
  return byLength;
}

/** Code points of a term; its bytes when it is ASCII, without a copy. */
function lettersOf(terms: Buffer, from: number, to: number): ArrayLike<number> {
  for (let i = from; i < to; i++) {
    if ((terms[i] as number) > 127)
      return Array.from(terms.toString('utf8', from, to), letter => letter.codePointAt(0) as number);
  }
  return terms.subarray(from, to);
}
