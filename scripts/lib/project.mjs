import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Everything in scripts/lib runs on a fresh clone: Node's own modules only, and Node 20.

/** The project's folder, whatever the current one is. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param {readonly string[]} parts */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** Node 24, Electron's own major, from the devDependency `node`; better-sqlite3 does not load in older ones. */
export const projectNode = inProject('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

export function hasProjectNode() {
  return existsSync(projectNode);
}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** One line for people on what stopped the work; no stack. */
export class Stop extends Error {}

/**
 * Runs a script's work; a Stop becomes its one line and exit code 1.
 * @param {() => Promise<number>} work gives the exit code
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    process.stderr.write(`magpie: ${error.message}\n`);
    process.exitCode = 1;
  }
}
