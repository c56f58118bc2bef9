import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { indexVersion, readSegment, writeDurably, writeSegment } from './segment/file.ts';
import type { Segment } from './segment/segment.ts';

/** What the list of segment files says. */
interface Manifest {
  readonly version: number;
  /** The library it is of, and the newest change it knows: a library put back from a backup is told by them. */
  readonly library: string;
  readonly change: string;
  readonly segments: readonly { readonly file: string; readonly sum: number }[];
}

const manifestName = 'segments.json';

/** The index's files beside the database. They hold nothing that the library does not: any fault means building anew. */
export class IndexFiles {
  readonly #folder: string;
  readonly #known = new Map<Segment, { readonly file: string; readonly sum: number }>();
  #lastNumber = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder)) this.#lastNumber = Math.max(this.#lastNumber, Number.parseInt(name, 10) || 0);
  }

  /** The segments, oldest first; none when one is missing, damaged, of another version or another library. */
  load(library: string, knows: (change: string) => boolean): readonly Segment[] {
    try {
      const path = join(this.#folder, manifestName);
      if (!existsSync(path)) return [];
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
      if (manifest.version !== indexVersion || manifest.library !== library || !knows(manifest.change)) return [];
      return manifest.segments.map(entry => {
        const segment = readSegment(join(this.#folder, entry.file), entry.sum);
        this.#known.set(segment, entry);
        return segment;
      });
    } catch {
      this.#known.clear();
      return []; // damaged: it is made anew from the library
    }
  }

  isStored(segments: readonly Segment[]): boolean {
    return segments.length === this.#known.size && segments.every(segment => this.#known.has(segment));
  }

  /** Removes the list, so that no start takes the files for the index. */
  clear(): void {
    rmSync(join(this.#folder, manifestName), { force: true });
    this.#known.clear();
  }

  /** Makes the files hold these segments: new ones first, then the list, then away with the rest. */
  async store(segments: readonly Segment[], library: string, change: string): Promise<void> {
    for (const segment of segments) {
      if (this.#known.has(segment)) continue;
      const file = `${++this.#lastNumber}.segment`;
      const sum = await writeSegment(join(this.#folder, file), segment);
      this.#known.set(segment, { file, sum });
    }
    for (const segment of this.#known.keys()) if (!segments.includes(segment)) this.#known.delete(segment);
    const entries = segments.map(segment => this.#known.get(segment) as { file: string; sum: number });
    const manifest: Manifest = { version: indexVersion, library, change, segments: entries };
    await writeDurably(join(this.#folder, manifestName), [Buffer.from(JSON.stringify(manifest))]);
    const kept = new Set([manifestName, ...entries.map(entry => entry.file)]);
    for (const name of readdirSync(this.#folder)) if (!kept.has(name)) rmSync(join(this.#folder, name), { force: true });
  }
}
