import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface TarEntry {
  /** Below the archive's first folder, which npm calls `package`. */
  readonly path: string;
  /** A view of the archive, not a copy. */
  readonly bytes: Buffer;
}

const block = 512;
const regularFile = new Set(['0', '\0']);

/**
 * The regular files of a gzipped tar archive in its own order: ustar with pax and GNU long names, which is what npm makes.
 *
 * @throws Error when the file cannot be read or is not gzip
 */
export function* readTarball(file: string): Generator<TarEntry> {
  const archive = gunzipSync(readFileSync(file));
  let longName: string | undefined;
  for (let at = 0; at + block <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + block);
    const size = Number.parseInt(text(header, 124, 12), 8) || 0;
    const bytes = archive.subarray(at + block, at + block + size);
    const type = String.fromCharCode(header[156] ?? 0);
    at += block + Math.ceil(size / block) * block;
    if (type === 'x') longName = paxPath(bytes) ?? longName;
    else if (type === 'L') longName = text(bytes, 0, bytes.length);
    else {
      const prefix = text(header, 345, 155);
      const path = longName ?? (prefix ? `${prefix}/` : '') + text(header, 0, 100);
      longName = undefined;
      if (regularFile.has(type)) yield { path: path.slice(path.indexOf('/') + 1), bytes };
    }
  }
}

/** The text of a header's field, which ends at its first zero. */
function text(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}

/** Records of a pax header are lines of a length, a key and a value. */
function paxPath(bytes: Buffer): string | undefined {
  return /^\d+ path=(.*)$/m.exec(bytes.toString('utf8'))?.[1];
}
