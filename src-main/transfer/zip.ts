import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A zip file that is being written, one entry after the other: no more than one stands in memory. */
export interface ZipWriter {
  /** Settles once the entry is read to its end; a time of a file is kept to two seconds. */
  add(name: string, content: Uint8Array | AsyncIterable<Uint8Array | string>, time?: number): Promise<void>;
  /** Writes the directory; then the file is on the disk. */
  finish(): Promise<void>;
  /** Stops writing. The file is left, without an end. */
  abandon(): void;
}

/** Zip files can tell the years from 1980 to 2107. */
const times = [Date.UTC(1980, 0, 2), Date.UTC(2107, 11, 30)] as const;

/** @param path a file that is made */
export function createZip(path: string): ZipWriter {
  const zip = new ZipFile();
  const file = createWriteStream(path, { mode: 0o600, flush: true });
  const written = pipeline(zip.outputStream, file);
  const failed = new Promise<never>((_, reject) => {
    zip.once('error', reject);
    written.catch(reject);
  });
  failed.catch(() => {}); // whoever adds next hears of it

  return {
    async add(name, content, time = Date.now()) {
      const source = Readable.from(content instanceof Uint8Array ? [content] : content, { objectMode: false });
      zip.addReadStream(source, name, { mtime: new Date(Math.min(Math.max(time, times[0]), times[1])), mode: 0o100644 });
      await Promise.race([finished(source), failed]);
    },
    async finish() {
      zip.end();
      await Promise.race([written, failed]);
    },
    abandon() {
      file.destroy();
    },
  };
}
