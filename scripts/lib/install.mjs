import { existsSync, statSync } from 'node:fs';
import { hasProjectNode, inProject, Stop, say } from './project.mjs';
import { run } from './run.mjs';

/** npm writes this file last, so its age is that of a complete install. */
const installed = inProject('node_modules', '.package-lock.json');

function isInstalled() {
  if (!existsSync(installed) || !hasProjectNode()) return false;
  return statSync(installed).mtimeMs >= statSync(inProject('package-lock.json')).mtimeMs;
}

/** Installs what the lockfile names when node_modules is missing, older than it, or half done. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  say('Installing packages (npm ci) ...');
  const { code, output } = await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) throw new Stop(`npm ci failed.\n${output.trim()}`);
  if (!hasProjectNode()) {
    throw new Stop(
      'the package `node` did not set itself up; run `npm ci` without --ignore-scripts (npm config get ignore-scripts).',
    );
  }
}

/** @param {readonly string[]} args */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  // Below `npm run`, npm says where it is; that works on Windows too, where npm is a script for a shell.
  if (script?.endsWith('.js') && node) return run(node, [script, ...args], { quiet: true });
  return run('npm', args, { quiet: true, shell: process.platform === 'win32' });
}
