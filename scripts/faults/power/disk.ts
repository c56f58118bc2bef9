import { dirname } from 'node:path';
import type { Random } from '../random.ts';

/** What a program did to the files of a folder, in the order in which the system did it. */
export type FileEvent =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | {
      readonly kind: 'copy';
      readonly from: string;
      readonly fromAt: number;
      readonly path: string;
      readonly at: number;
      readonly length: number;
    }
  | { readonly kind: 'size'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'remove'; readonly path: string }
  /** A sync covers what was done before it began. */
  | { readonly kind: 'syncBegins'; readonly by: string; readonly path: string }
  | { readonly kind: 'synced'; readonly by: string };

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };

/** What a disk writes at once, in bytes. */
const sector = 512;

/** A file by whatever name: what is on the disk, and what the system has not brought there yet. */
class File {
  #stored: Buffer = Buffer.alloc(0);
  #waiting: Change[] = [];

  get waiting(): number {
    return this.#waiting.length;
  }

  change(change: Change): void {
    this.#waiting.push(change);
  }

  sync(changes: number): void {
    this.#stored = apply(this.#stored, this.#waiting.splice(0, changes));
  }

  /** As programs see it. */
  now(): Buffer {
    return apply(this.#stored, this.#waiting);
  }

  /** As it may be found after the power went. */
  afterCut(random: Random): Buffer {
    const share = random.pick([0, 0, 1, 0.5, 0.9]);
    const tears = random.next() < 0.5;
    const arrived = this.#waiting.flatMap((change): Change[] => {
      if ('size' in change || !tears) return random.next() < share ? [change] : [];
      return sectorsOf(change).filter(() => random.next() < share);
    });
    return apply(this.#stored, arrived);
  }
}

function apply(stored: Buffer, changes: readonly Change[]): Buffer {
  let size = stored.length;
  let room = size;
  for (const change of changes) room = Math.max(room, 'size' in change ? change.size : change.at + change.bytes.length);
  const bytes = Buffer.alloc(room);
  stored.copy(bytes);
  for (const change of changes) {
    if ('size' in change) {
      bytes.fill(0, Math.min(size, change.size), room);
      size = change.size;
    } else {
      change.bytes.copy(bytes, change.at);
      size = Math.max(size, change.at + change.bytes.length);
    }
  }
  return bytes.subarray(0, size);
}

function sectorsOf({ at, bytes }: Extract<Change, { bytes: Buffer }>): Change[] {
  const parts: Change[] = [];
  for (let from = at; from < at + bytes.length; ) {
    const to = Math.min(at + bytes.length, (Math.floor(from / sector) + 1) * sector);
    parts.push({ at: from, bytes: bytes.subarray(from - at, to - at) });
    from = to;
  }
  return parts;
}

interface NameChange {
  readonly folders: readonly string[];
  readonly apply: (names: Map<string, File>) => void;
}

/**
 * A disk that keeps only what it was asked to keep. Of what was written and not synced any part may be there after a cut, by
 * whole writes or by sectors, each file apart from the others. Names change in the order in which they were changed, as file
 * systems with a journal have it: of the changes since a folder was last synced the first so many have happened.
 */
export class Disk {
  readonly folders = new Set<string>();
  readonly #names = new Map<string, File>();
  readonly #storedNames = new Map<string, File>();
  #waitingNames: NameChange[] = [];
  readonly #syncs = new Map<string, () => void>();

  do(event: FileEvent): void {
    switch (event.kind) {
      case 'folder':
        this.folders.add(event.path);
        break;
      case 'create': {
        if (this.#names.has(event.path)) break;
        const file = new File();
        this.#rename([dirname(event.path)], names => void names.set(event.path, file));
        break;
      }
      case 'write':
        this.#names.get(event.path)?.change({ at: event.at, bytes: event.bytes });
        break;
      case 'copy': {
        const bytes = this.#names
          .get(event.from)
          ?.now()
          .subarray(event.fromAt, event.fromAt + event.length);
        if (bytes) this.#names.get(event.path)?.change({ at: event.at, bytes: Buffer.from(bytes) });
        break;
      }
      case 'size':
        this.#names.get(event.path)?.change({ size: event.size });
        break;
      case 'rename':
      case 'link': {
        const file = this.#names.get(event.path);
        if (!file) break;
        this.#rename([dirname(event.path), dirname(event.to)], names => {
          names.set(event.to, file);
          if (event.kind === 'rename') names.delete(event.path);
        });
        break;
      }
      case 'remove':
        this.#rename([dirname(event.path)], names => void names.delete(event.path));
        break;
      case 'syncBegins':
        this.#syncs.set(event.by, this.#sync(event.path));
        break;
      case 'synced':
        this.#syncs.get(event.by)?.();
        this.#syncs.delete(event.by);
    }
  }

  #rename(folders: readonly string[], apply: NameChange['apply']): void {
    apply(this.#names);
    this.#waitingNames.push({ folders, apply });
  }

  #sync(path: string): () => void {
    const file = this.#names.get(path);
    if (file) {
      const { waiting } = file;
      return () => file.sync(waiting);
    }
    const last = this.#waitingNames.findLast(({ folders }) => folders.includes(path));
    return () => {
      const count = last ? this.#waitingNames.indexOf(last) + 1 : 0;
      for (const change of this.#waitingNames.splice(0, count)) change.apply(this.#storedNames);
    };
  }

  /** The files as they may be found after the power went at this moment, by their paths. */
  afterCut(random: Random): ReadonlyMap<string, Buffer> {
    const names = new Map(this.#storedNames);
    for (const change of this.#waitingNames.slice(0, random.between(0, this.#waitingNames.length))) change.apply(names);
    const contents = new Map([...new Set(names.values())].map(file => [file, file.afterCut(random)]));
    return new Map([...names].map(([path, file]) => [path, contents.get(file) as Buffer]));
  }
}
