import { z } from 'zod';
import { unprocessable } from './common.ts';

/**
 * Bytes that are written to JSON as the wire wants them, an array of integers 0..255.
 * Structured clone (IPC, worker) moves them as a plain `Uint8Array`, at a byte a byte.
 */
export class WireBytes extends Uint8Array<ArrayBuffer> {
  toJSON(): number[] | string {
    return takeBytes?.(this) ?? Array.from(this);
  }
}

/** A copy as wire bytes. */
function toWireBytes(items: ArrayLike<number>): WireBytes {
  const bytes = new WireBytes(new ArrayBuffer(items.length));
  bytes.set(items);
  return bytes;
}

type TakeBytes = (bytes: WireBytes) => string | undefined;
type TakeText = (text: string) => string;
let takeBytes: TakeBytes | undefined;

/**
 * JSON with a text of the caller's own in place of some byte arrays: as numbers, 18 MB of bytes take 150 MB of memory on
 * the way to 65 MB of text, so a server writes large ones by itself. `take` gives undefined for those to write as usual.
 * `takeText` sees every text, which is slow: only where a large one is known to be.
 */
export function stringifyTaking(value: unknown, take: TakeBytes, takeText?: TakeText): string {
  takeBytes = take;
  try {
    return JSON.stringify(value, takeText && ((_key, item: unknown) => (typeof item === 'string' ? takeText(item) : item)));
  } finally {
    takeBytes = undefined;
  }
}

/** Bytes from JSON (an array of integers) or from IPC (a `Uint8Array`); checked in one pass, since zod takes 100 ns an item. */
export const Bytes = z
  .custom<Uint8Array | readonly number[]>(
    value => value instanceof Uint8Array || Array.isArray(value),
    'is not an array of bytes',
  )
  .transform((value, context) => {
    if (value instanceof Uint8Array) return toWireBytes(value);
    for (let i = 0; i < value.length; i++) {
      const byte: unknown = value[i];
      if (typeof byte !== 'number') {
        context.addIssue({ code: 'custom', message: `holds something other than a number at ${i}` });
        return z.NEVER;
      }
      if (!Number.isInteger(byte) || byte < 0 || byte > 255) {
        context.addIssue({ code: 'custom', message: `holds ${byte} at ${i}, outside 0..255`, ...unprocessable });
        return z.NEVER;
      }
    }
    return toWireBytes(value);
  })
  .meta({ type: 'array', items: { type: 'integer', minimum: 0, maximum: 255 } });

/** `base64` and its kin are published as not implemented: alone they are refused (assets-api section 7.1). */
function transferable<T extends z.ZodType>(data: T) {
  return z.object({ raw: data.optional(), base64: data.optional(), base64_url: data.optional(), data_url: data.optional() });
}

export const TransferableString = transferable(z.string());
export const TransferableBytes = transferable(Bytes);
