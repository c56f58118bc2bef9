import { createHash } from 'node:crypto';
import { chmodSync, closeSync, copyFileSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/* Files that are there whole or not at all, whenever the power goes. They wait for the disk: for threads of their own. */

/** Bytes read at once. */
const chunk = 1024 * 1024;

/** Makes what was written to a file outlast a power cut. */
function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The same for the names in a folder; Windows opens no folder and needs none of this. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Moves a file to its name; afterwards that holds through a power cut. What had the name before is gone. */
export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** A file of one's own made by `write` under a passing name, then moved to its own. */
export function createDurably(path: string, write: (passing: string) => void): void {
  const passing = `${path}.part`;
  try {
    write(passing);
    chmodSync(passing, 0o600);
    syncFile(passing);
    moveDurably(passing, path);
  } catch (error) {
    rmSync(passing, { force: true });
    throw error;
  }
}

export function writeDurably(path: string, text: string): void {
  createDurably(path, passing => writeFileSync(passing, text));
}

export function copyDurably(from: string, to: string): void {
  createDurably(to, passing => copyFileSync(from, passing));
}

/** The SHA-256 of a file of any size, in hex. */
export function hashFile(path: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(chunk);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
