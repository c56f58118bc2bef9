import type { Application } from './common.ts';
import { maxFileBytes } from './library.ts';
import type { SeedInput } from './seed.ts';
import { textOf } from './text.ts';

/** Why a file is not saved. */
export const skipReasons = ['empty', 'unreadable', 'binary', 'tooLarge'] as const;
export type SkipReason = (typeof skipReasons)[number];

export type Reading =
  | { readonly kind: 'seed'; readonly seed: SeedInput }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** A file as far as reading it goes; a `File` is one. */
export interface ReadableFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** What becomes of a file: a seed of its text or picture, or the reason why not. Never rejects. */
export async function seedFromFile(file: ReadableFile, application: Application): Promise<Reading> {
  if (file.size > maxFileBytes) return { kind: 'skipped', reason: 'tooLarge' };
  try {
    return seedFromBytes(file.name, new Uint8Array(await file.arrayBuffer()), application);
  } catch {
    // A folder, a file that has gone, one that may not be read: the browser tells no more than that.
    return { kind: 'skipped', reason: 'unreadable' };
  }
}

export function seedFromBytes(name: string, bytes: Uint8Array<ArrayBuffer>, application: Application): Reading {
  if (bytes.length === 0) return { kind: 'skipped', reason: 'empty' };
  if (bytes.length > maxFileBytes) return { kind: 'skipped', reason: 'tooLarge' };
  const metadata = { name, size: bytes.length };
  if (isRasterImage(bytes)) return seedOf({ bytes: { raw: bytes }, metadata }, application);
  const text = textOfFile(bytes);
  return text === undefined ? { kind: 'skipped', reason: 'binary' } : seedOf({ string: { raw: text }, metadata }, application);
}

/** What is known of a text beside itself. */
export interface AboutText {
  readonly name?: string | undefined;
  /** Its language, where it is known from where it comes. */
  readonly ext?: string | undefined;
  /** The page it was taken from. */
  readonly source?: string | undefined;
}

/** A seed of a text that has no file. */
export function seedFromText(text: string, application: Application, { name, ext, source }: AboutText = {}): SeedInput {
  return {
    type: 'SEEDED_ASSET',
    asset: {
      application,
      format: { fragment: { string: { raw: text }, ...(ext !== undefined && { metadata: { ext } }) } },
      metadata: { mechanism: 'MANUAL', ...(name !== undefined && { name }), ...websitesOf(source) },
    },
  };
}

/** The page something was taken from, among a seed's websites; given, not worked out, so that the enrichment leaves it. */
export function websitesOf(source: string | undefined): Pick<NonNullable<SeedInput['asset']['metadata']>, 'websites'> {
  if (source === undefined) return {};
  const name = /^\w+:\/\/(?:[^/?#@]*@)?([^/?#]+)/.exec(source)?.[1] ?? source;
  return { websites: [{ url: source, name, mechanism: 'MANUAL' }] };
}

function seedOf(file: NonNullable<SeedInput['asset']['format']['file']>, application: Application): Reading {
  return {
    kind: 'seed',
    seed: { type: 'SEEDED_ASSET', asset: { application, format: { file }, metadata: { mechanism: 'MANUAL' } } },
  };
}

/** The text of a file's bytes, letter for letter; undefined for what holds NUL or is not UTF-8. */
export function textOfFile(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : textOf(bytes);
}

/** The first bytes of each kind of picture an `<img>` shows; SVG is text. `null` is any byte. */
const signatures: readonly (readonly (number | null)[])[] = [
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50], // WebP in RIFF
  // BMP: "BM", its size, and two words that are always 0; "BM" alone begins many texts.
  [0x42, 0x4d, null, null, null, null, 0, 0, 0, 0],
];

function isRasterImage(bytes: Uint8Array): boolean {
  return signatures.some(signature => signature.every((byte, index) => byte === null || bytes[index] === byte));
}
