import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, root } from './project.mjs';
import { runTool } from './run.mjs';

/** Every tsconfig of the project: its own and those of the folders below it. */
function tsconfigs() {
  const folders = readdirSync(root, { withFileTypes: true }).filter(
    entry => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules' && entry.name !== 'out',
  );
  return ['', ...folders.map(folder => folder.name)].flatMap(folder =>
    readdirSync(inProject(folder))
      .filter(name => /^tsconfig(\.\w+)?\.json$/.test(name) && name !== 'tsconfig.base.json')
      .map(name => join(folder, name)),
  );
}

/** Type-checks every folder with its own configuration. */
export async function checkTypes() {
  const runs = tsconfigs().map(config =>
    runTool('typescript/bin/tsc', ['--project', config, '--pretty', 'false'], { quiet: true }),
  );
  const ended = await Promise.all(runs);
  const errors = new Set(ended.flatMap(({ output }) => output.split('\n')).filter(line => line.trim() !== ''));
  for (const error of errors) process.stdout.write(`${error}\n`);
  return ended.every(({ code }) => code === 0);
}

/** Style, suspicious code and import rules (biome), then files, exports and packages that nothing uses (knip). */
export async function checkLint() {
  const biome = await runTool('@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']);
  const knip = await runTool('knip/bin/knip.js', ['--no-progress']);
  return biome.code === 0 && knip.code === 0;
}
