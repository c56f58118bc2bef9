import { randomUUID } from 'node:crypto';
import { stringifyTaking } from '../../src-shared/model/transferable.ts';

/** Byte arrays from this length on are written apart from the rest, in bytes: smaller ones take JSON.stringify below 1 ms. */
const largeBytes = 32 * 1024;

/** Bytes written as one piece of text: some 1 ms of work. */
const bytesPerPiece = 128 * 1024;

/** Texts from this length on, in characters, are written apart too: JSON.stringify takes 2 ms for one. */
const largeText = 256 * 1024;

/** Stands for a large array or text until it is written; no text of a user can hold it, since it never leaves this process. */
const marker = `large-${randomUUID()}`;

/** Characters of text quoted as one piece; some 1 ms of work. */
const charactersPerPiece = 128 * 1024;

/** Each byte as JSON writes it inside an array. */
const digits: readonly Buffer[] = Array.from({ length: 256 }, (_, byte) => Buffer.from(`${byte},`));

/**
 * The JSON of a value in one piece, or, if it holds large byte arrays or texts, in many, none of which takes long to make: the
 * caller decides whether others get a turn in between.
 */
export function jsonPieces(value: unknown): string | Iterable<string | Buffer> {
  const large: (Uint8Array | string)[] = [];
  const takeBytes = (bytes: Uint8Array) => (bytes.length < largeBytes ? undefined : take(bytes));
  const takeText = (text: string) => (text.length < largeText ? text : take(text));
  function take(item: Uint8Array | string): string {
    large.push(item);
    return marker;
  }
  const json = stringifyTaking(value, takeBytes, holdsLargeText(value) ? takeText : undefined);
  return large.length === 0 ? json : withLarge(json.split(`"${marker}"`), large);
}

/** Found by a walk of some 1 us an asset; a replacer would make JSON.stringify several times slower for all. */
function holdsLargeText(value: unknown): boolean {
  if (typeof value === 'string') return value.length >= largeText;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if (Array.isArray(value)) return value.some(holdsLargeText);
  for (const key in value) if (holdsLargeText((value as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

function* withLarge(texts: readonly string[], large: readonly (Uint8Array | string)[]): Generator<string | Buffer> {
  for (const [index, text] of texts.entries()) {
    yield text;
    const item = large[index];
    if (typeof item === 'string') yield* quotedText(item);
    else if (item) yield* bytesText(item);
  }
}

/** A text as JSON quotes it, piece by piece; no piece ends between the halves of a surrogate pair. */
function* quotedText(text: string): Generator<string> {
  yield '"';
  for (let from = 0; from < text.length; ) {
    let to = from + charactersPerPiece;
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to += 1;
    yield JSON.stringify(text.slice(from, to)).slice(1, -1);
    from = to;
  }
  yield '"';
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
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
