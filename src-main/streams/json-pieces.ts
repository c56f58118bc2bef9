import { randomUUID } from 'node:crypto';
import { stringifyTaking } from '../../src-shared/model/transferable.ts';

/** Byte arrays from this length on are written apart from the rest, in bytes: smaller ones take JSON.stringify below 1 ms. */
const largeBytes = 32 * 1024;

/** Bytes written as one piece of text: some 1 ms of work. */
const bytesPerPiece = 128 * 1024;

/** Stands for a large array until it is written; no text of a user can hold it, since it never leaves this process. */
const marker = `bytes-${randomUUID()}`;

/** Each byte as JSON writes it inside an array. */
const digits: readonly Buffer[] = Array.from({ length: 256 }, (_, byte) => Buffer.from(`${byte},`));

/**
 * The JSON of a value in one piece, or, if it holds large byte arrays, in many, none of which takes long to make: the
 * caller decides whether others get a turn in between.
 */
export function jsonPieces(value: unknown): string | Iterable<string | Buffer> {
  const large: Uint8Array[] = [];
  const text = stringifyTaking(value, bytes => {
    if (bytes.length < largeBytes) return undefined;
    large.push(bytes);
    return marker;
  });
  return large.length === 0 ? text : withBytes(text.split(`"${marker}"`), large);
}

function* withBytes(texts: readonly string[], large: readonly Uint8Array[]): Generator<string | Buffer> {
  for (const [index, text] of texts.entries()) {
    yield text;
    const bytes = large[index];
    if (bytes) yield* bytesText(bytes);
  }
}

/** `[137,80,78]`, piece by piece. */
function* bytesText(bytes: Uint8Array): Generator<Buffer | string> {
  yield '[';
  for (let from = 0; from < bytes.length; from += bytesPerPiece) {
    const part = bytes.subarray(from, from + bytesPerPiece);
    const piece = Buffer.allocUnsafe(part.length * 4);
    let at = 0;
    for (const byte of part) {
      const written = digits[byte] as Buffer;
      for (let i = 0; i < written.length; i++) piece[at++] = written[i] as number;
    }
    const isLast = from + part.length === bytes.length;
    yield piece.subarray(0, isLast ? at - 1 : at); // no comma after the last one
  }
  yield ']';
}
