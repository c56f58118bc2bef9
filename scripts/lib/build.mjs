import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, Stop, say } from './project.mjs';
import { runTool } from './run.mjs';

/** Written after a build that went well; its age is that of all of out/. */
const stamp = inProject('out', '.complete');

const sources = [
  'src-cli',
  'src-main',
  'src-preload',
  'src-renderer',
  'src-shared',
  'src-cli',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package-lock.json',
];

/** Newest change below a path, in ms; folders count, so that a removed file is seen. @param {string} path @returns {number} */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stats = statSync(path);
  if (!stats.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}

function isBuilt() {
  return existsSync(stamp) && sources.every(source => newest(inProject(source)) <= statSync(stamp).mtimeMs);
}

/** Builds main, preload and renderer into out/. */
export async function build() {
  const started = new Date();
  rmSync(stamp, { force: true });
  const { code, output } = await runTool('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'warn'], { quiet: true });
  if (code !== 0) throw new Stop(`the build failed.\n${output.trim()}`);
  mkdirSync(inProject('out'), { recursive: true });
  writeFileSync(stamp, `${started.toISOString()}\n`);
}

/** Builds when out/ is missing or older than a source. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  say('Building ...');
  await build();
}
