/*
 * What a word is made of, in 32 bits: which letters (26 bits; digits and all else share one) and its length (5 bits). Two
 * words within k edits differ in at most 2k letters and k of length, which the typo step asks before it measures.
 */

const letterBits = 0x07ffffff;
const lengthShift = 27;
/** Longer words share a length, which they then are not told apart by. */
export const longest = 31;

/** The signature of a folded word in UTF-8. */
export function signatureOf(bytes: Uint8Array, from: number, to: number): number {
  let letters = 0;
  let length = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if ((byte & 0xc0) === 0x80) continue; // goes on a character
    length++;
    letters |= byte >= 97 && byte <= 122 ? 1 << (byte - 97) : 1 << 26;
  }
  return (letters | (Math.min(length, longest) << lengthShift)) >>> 0;
}

export function lengthIn(signature: number): number {
  return signature >>> lengthShift;
}

/** How many letters one of two words has and the other has not. */
export function lettersApart(a: number, b: number): number {
  let x = (a ^ b) & letterBits;
  x -= (x >>> 1) & 0x55555555;
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
