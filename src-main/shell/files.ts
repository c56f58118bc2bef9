import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Application } from '../../src-shared/model/common.ts';
import { isLeftOut } from '../../src-shared/model/left-out.ts';
import { type Reading, seedFromFile } from '../../src-shared/model/seed-from-file.ts';

/**
 * The files that some paths name: those among them, and all below folders among them, in their order. What is a link within
 * a folder is not followed, so that no folder leads elsewhere; one that was named itself was meant. What cannot be looked
 * at is listed, and its reading tells.
 */
export async function filesBelow(paths: readonly string[], most: number): Promise<string[]> {
  const files: string[] = [];

  async function walk(folder: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
      if (files.length >= most) return;
      const path = join(folder, entry.name);
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !isLeftOut(entry.name)) await walk(path);
    }
  }

  for (const path of paths) {
    if (files.length >= most) break;
    const isFolder = await stat(path).then(
      found => found.isDirectory(),
      () => false,
    );
    if (isFolder) await walk(path);
    else files.push(path);
  }
  return files;
}

/** A file as a seed, or why it is none. Devices and pipes are not read: they may never end. */
export async function seedFromPath(path: string, application: Application): Promise<Reading> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: 'skipped', reason: 'unreadable' };
    const arrayBuffer = async () => {
      const bytes = await readFile(path);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    };
    return await seedFromFile({ name: basename(path), size: found.size, arrayBuffer }, application);
  } catch {
    return { kind: 'skipped', reason: 'unreadable' };
  }
}
