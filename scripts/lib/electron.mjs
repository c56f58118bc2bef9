import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inProject } from './project.mjs';
import { runTool } from './run.mjs';

/** Some 110 MB come down; a line that needs longer than this is better served by the browser. */
const downloadMs = 5 * 60_000;

const packageFolder = inProject('node_modules', 'electron');

/** Where an Electron folder has its executable, by platform; the last one serves stand-ins. */
const executables = ['Electron.app/Contents/MacOS/Electron', 'electron.exe', 'electron'];

/** The executable of the Electron folder that the user names, if any. */
function givenElectron() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  return folder ? executables.map(name => join(resolve(folder), name)).find(path => existsSync(path)) : undefined;
}

/** The executable that the electron package has downloaded, if it has. */
function downloadedElectron() {
  const named = join(packageFolder, 'path.txt');
  if (!existsSync(named)) return undefined;
  const path = join(packageFolder, 'dist', readFileSync(named, 'utf8'));
  return existsSync(path) ? path : undefined;
}

export function findElectron() {
  return givenElectron() ?? downloadedElectron();
}

/** Why no window can be shown here, or undefined where one can. A folder the user names is taken as it is. */
export function whyNoDisplay() {
  if (givenElectron() || process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'There is no display (DISPLAY and WAYLAND_DISPLAY are not set)';
  if (process.getuid?.() === 0) return "Electron's sandbox does not work for root";
  return undefined;
}

/**
 * The executable, downloaded when it is missing.
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function obtainElectron() {
  const here = findElectron();
  if (here) return { path: here };
  const { output, timedOut } = await runTool('electron/install.js', [], { quiet: true, timeoutMs: downloadMs });
  const path = downloadedElectron();
  if (path) return { path };
  if (timedOut) return { why: `Electron's program did not arrive within ${downloadMs / 60_000} minutes` };
  return { why: `Electron's program could not be downloaded (${firstError(output)})` };
}

/** @param {string} output */
function firstError(output) {
  if (/fetch failed|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/.test(output)) return 'its server cannot be reached';
  const lines = output.split('\n').map(line => line.trim());
  return (lines.find(line => /error|failed/i.test(line)) ?? 'no reason given').replace(/^\w*Error:\s*/, '').slice(0, 120);
}
