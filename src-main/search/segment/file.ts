import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { privateFile } from '../../storage/private-files.ts';
import type { Segment } from './segment.ts';

/** Raised when what a segment holds or means changes: files of other versions are made anew from the library. */
export const indexVersion = 3;

const magic = 'MAGPIEIX';
/** Magic, checksum of all that follows, length of the head. */
const fixedSize = 16;
/** Sections begin at multiples of this, as typed arrays ask. */
const alignment = 8;

/** The typed arrays of a segment in the order of the file. */
const sections = [
  ['seqs', Uint32Array],
  ['flags', Uint8Array],
  ['languages', Uint16Array],
  ['tagStarts', Uint32Array],
  ['tags', Uint32Array],
  ['nameWords', Uint8Array],
  ['textStarts', Uint32Array],
  ['text', Uint8Array],
  ['termStarts', Uint32Array],
  ['terms', Uint8Array],
  ['signatures', Uint32Array],
  ['wordStarts', Uint32Array],
  ['words', Uint8Array],
  ['grams', Uint32Array],
  ['gramStarts', Uint32Array],
  ['gramPostings', Uint8Array],
] as const satisfies readonly (readonly [keyof Segment, unknown])[];

interface Head {
  readonly version: number;
  readonly revision: number;
  readonly count: number;
  readonly languageNames: readonly string[];
  readonly tagNames: readonly string[];
  /** Bytes of each section. */
  readonly sizes: readonly number[];
}

/** Writes a segment beside its place and moves it there when it is on disk; gives the file's checksum. */
export async function writeSegment(path: string, segment: Segment): Promise<number> {
  const pieces = toPieces(segment);
  let sum = 0;
  for (const piece of pieces.slice(1)) sum = crc32(piece, sum);
  const [fixed] = pieces as [Buffer];
  fixed.writeUInt32LE(sum, magic.length);
  await writeDurably(path, pieces);
  return sum;
}

/** Temporary file, fsync, rename: after a crash there is the old file or the new one. */
export async function writeDurably(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w', privateFile);
  try {
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

function toPieces(segment: Segment): Uint8Array[] {
  const arrays = sections.map(([name]) => {
    const { buffer, byteOffset, byteLength } = segment[name];
    const view = Buffer.from(buffer, byteOffset, byteLength);
    return name === 'flags' ? Buffer.from(view) : view; // flags change while the file is being written
  });
  const { revision, count, languageNames, tagNames } = segment;
  const head: Head = {
    version: indexVersion,
    revision,
    count,
    languageNames,
    tagNames,
    sizes: arrays.map(array => array.length),
  };
  const text = Buffer.from(JSON.stringify(head));
  const fixed = Buffer.alloc(fixedSize);
  fixed.write(magic, 'latin1');
  fixed.writeUInt32LE(text.length, magic.length + 4);
  return [fixed, text, padding(fixedSize + text.length), ...arrays.flatMap(array => [array, padding(array.length)])];
}

/** @throws Error when the file is missing, cut, changed or of another version */
export function readSegment(path: string, sum: number): Segment {
  const file = readFileSync(path);
  if (file.length < fixedSize || file.toString('latin1', 0, magic.length) !== magic) throw new Error('not a segment');
  const stored = file.readUInt32LE(magic.length);
  if (stored !== sum || crc32(file.subarray(fixedSize)) !== stored) throw new Error('the checksum differs');
  const headEnd = fixedSize + file.readUInt32LE(magic.length + 4);
  const head = JSON.parse(file.toString('utf8', fixedSize, headEnd)) as Head;
  if (head.version !== indexVersion) throw new Error('another version');

  let at = file.byteOffset + headEnd + padding(headEnd).length;
  const arrays = sections.map(([name, Type], i) => {
    const size = head.sizes[i] as number;
    const array =
      name === 'text' || name === 'terms'
        ? Buffer.from(file.buffer, at, size)
        : new Type(file.buffer, at, size / Type.BYTES_PER_ELEMENT);
    at += size + padding(size).length;
    return [name, array] as const;
  });
  const { revision, count, languageNames, tagNames } = head;
  return {
    revision,
    count,
    languageNames,
    tagNames,
    ...(Object.fromEntries(arrays) as unknown as Omit<Segment, 'revision' | 'count' | 'languageNames' | 'tagNames'>),
  };
}

function padding(size: number): Uint8Array {
  return new Uint8Array((alignment - (size % alignment)) % alignment);
}
