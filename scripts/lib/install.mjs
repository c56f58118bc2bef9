import { existsSync, statSync } from 'node:fs';
import { hasProjectNode, inProject, Stop, say } from './project.mjs';
import { run } from './run.mjs';

/** npm writes this file last, so its age is that of a complete install. */
const installed = inProject('node_modules', '.package-lock.json');

function isInstalled() {
  if (!existsSync(installed) || !hasProjectNode()) return false;
  return statSync(installed).mtimeMs >= statSync(inProject('package-lock.json')).mtimeMs;
}

/**
 * Installs what the lockfile names when node_modules is missing, older than it, or half done. Scripts of packages stay
 * off but for Node 24's own: npm before 11.19 would compile better-sqlite3, which ships what it needs, and fail where
 * Python or a compiler is missing.
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Installing packages (npm ci) ...');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  await npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (!hasProjectNode())
    throw new Stop('the package `node` did not bring Node 24 for this machine; `npm rebuild node` says why.');
}

/** @param {readonly string[]} args */
async function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  // Below `npm run`, npm says where it is; that works on Windows too, where npm is a script for a shell.
  const { code, output } =
    script?.endsWith('.js') && node
      ? await run(node, [script, ...args], { quiet: true })
      : await run('npm', args, { quiet: true, shell: process.platform === 'win32' });
  if (code !== 0) throw new Stop(`npm ${args[0]} failed.\n${output.trim()}`);
}
