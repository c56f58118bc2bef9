import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Stop, say } from './project.mjs';
import { run } from './run.mjs';

/** Names on the PATH, then usual places, then Playwright's own downloads, by platform. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function usualPlaces() {
  const { ProgramFiles, 'ProgramFiles(x86)': programFiles86, LOCALAPPDATA } = process.env;
  switch (process.platform) {
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge', 'Brave Browser'].flatMap(name =>
        ['/Applications', join(homedir(), 'Applications')].map(folder => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
      );
    case 'win32':
      return [ProgramFiles, programFiles86, LOCALAPPDATA]
        .filter(folder => folder !== undefined)
        .flatMap(folder => [
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return ['/snap/bin/chromium', '/opt/google/chrome/chrome'];
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => folder !== '');
  return process.platform === 'win32' ? [] : names.flatMap(name => folders.map(folder => join(folder, name)));
}

function playwrightDownloads() {
  const cache = {
    darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  }[/** @type {'darwin' | 'win32'} */ (process.platform)];
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? cache ?? join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(folder)) return [];
  const inside = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-win/chrome.exe', 'chrome-win64/chrome.exe'];
  inside.push('chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium');
  return readdirSync(folder)
    .filter(name => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap(name => inside.map(path => join(folder, name, path)));
}

/** The executable of a Chromium on this machine. CHROMIUM_PATH goes first; a wrong one is said rather than passed over. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!existsSync(given)) throw new Stop(`CHROMIUM_PATH names ${given}, which does not exist.`);
    return given;
  }
  return [...onPath(), ...usualPlaces(), ...playwrightDownloads()].find(path => existsSync(path));
}

/** Finds a Chromium, or installs Debian's where that is allowed, or says what to install. */
export async function ensureChromium() {
  const here = findChromium();
  if (here) return here;
  if (canInstall()) {
    say('Installing Chromium (apt-get install chromium) ...');
    await aptGet(['update']);
    const output = await aptGet(['install', '-y', '--no-install-recommends', 'chromium']);
    const path = findChromium();
    if (path) return path;
    throw new Stop(`Chromium could not be installed.\n${output.trim()}`);
  }
  throw new Stop(`the end-to-end tests need a Chromium. ${whatToInstall()} Or set CHROMIUM_PATH to an executable.`);
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !isUbuntu();
}

/** Ubuntu's package of that name only points to a snap, which root cannot start. */
function isUbuntu() {
  return existsSync('/etc/lsb-release') && existsSync('/usr/bin/snap');
}

/** @param {readonly string[]} args */
async function aptGet(args) {
  const { output } = await run('apt-get', args, { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  return output;
}

function whatToInstall() {
  switch (process.platform) {
    case 'darwin':
      return 'Install Google Chrome, or Chromium with `brew install --cask chromium`.';
    case 'win32':
      return 'Install Google Chrome or Microsoft Edge.';
    default:
      return 'Install it with `sudo apt-get install chromium` (Debian), `sudo dnf install chromium` (Fedora), or `npx playwright install chromium`.';
  }
}
