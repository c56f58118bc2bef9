import { jsonPieces } from './json-pieces.ts';

/** A message is handed to every subscriber as the same object, so its text is made once. */
const texts = new WeakMap<object, Buffer>();

/** The JSON of a stream's message as UTF-8 bytes, ready for any number of sockets. */
export function messageText(message: object): Buffer {
  const known = texts.get(message);
  if (known) return known;
  const pieces = jsonPieces(message);
  const text = typeof pieces === 'string' ? Buffer.from(pieces) : Buffer.concat(Array.from(pieces, piece => Buffer.from(piece)));
  texts.set(message, text);
  return text;
}
