import { closeSync, openSync, readSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Stop } from './project.mjs';

/**
 * @typedef {object} Packing
 * @property {string} electron the executable of the Electron that is packed
 * @property {string} output the folder for what is made
 * @property {Record<string, string | undefined>} env
 */

/**
 * What this machine adds to electron-builder.yml.
 * @param {Packing} packing
 */
export function packConfig({ electron, output, env }) {
  return {
    extends: 'electron-builder.yml',
    directories: { output },
    electronDist: electronFolder(electron),
    ...(isStandIn(electron) && standIn),
    ...updates(env),
    ...linuxPackages(env),
  };
}

/** A script has no fuses to flip and no locales to choose from. */
const standIn = { electronFuses: null, electronLanguages: null };

/** Whether this is a script in Electron's place rather than Electron. @param {string} executable */
export function isStandIn(executable) {
  const file = openSync(executable, 'r');
  const start = Buffer.alloc(2);
  readSync(file, start);
  closeSync(file);
  return start.toString('latin1') === '#!';
}

/** @param {string} executable */
function electronFolder(executable) {
  const folder = dirname(executable);
  return basename(folder) === 'MacOS' ? resolve(folder, '../../..') : folder;
}

/**
 * Where the app looks for new versions, and whom it believes. Without both it never looks (docs/decisions/0020).
 * @param {Packing['env']} env
 */
function updates({ MAGPIE_UPDATE_URL: url, MAGPIE_UPDATE_KEY: key }) {
  if (!url && !key) return {};
  if (!url || !key)
    throw new Stop('MAGPIE_UPDATE_URL and MAGPIE_UPDATE_KEY belong together: the app believes no update without a key.');
  if (!url.startsWith('https://')) throw new Stop('MAGPIE_UPDATE_URL has to begin with https://');
  return { publish: { provider: 'generic', url }, extraResources: [{ from: resolve(key), to: 'update-key.pem' }] };
}

/**
 * deb and rpm want somebody to write to and a page to read; both are of whoever publishes.
 * @param {Packing['env']} env
 */
function linuxPackages({ MAGPIE_MAINTAINER: maintainer, MAGPIE_HOMEPAGE: homepage }) {
  return {
    ...(maintainer && { linux: { maintainer, vendor: maintainer } }),
    ...(homepage && { extraMetadata: { homepage } }),
  };
}
