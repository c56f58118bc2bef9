import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/build.mjs';
import { obtainElectron } from './lib/electron.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { isStandIn, packConfig } from './lib/package.mjs';
import { inProject, main, projectNode, Stop, say } from './lib/project.mjs';
import { exitCode, run, runTool } from './lib/run.mjs';

const usage = `npm run package [-- [--output DIR] [TARGET...]]

Packs the desktop app for this machine: into an unpacked folder, or as the targets named (AppImage, deb, rpm; dmg, zip; nsis).`;

const platforms = { linux: '--linux', darwin: '--mac', win32: '--win' };

await main(async () => {
  const options = /** @type {const} */ ({ output: { type: 'string', default: 'dist' }, help: { type: 'boolean' } });
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    say(usage);
    return 0;
  }
  const platform = platforms[/** @type {keyof typeof platforms} */ (process.platform)];
  if (!platform) throw new Stop(`Magpie is not packed on ${process.platform}.`);
  await ensureInstalled();
  await ensureBuilt();
  const licences = await run(projectNode, [inProject('scripts', 'licences.ts')]);
  if (licences.code !== 0) return exitCode(licences);

  const electron = await obtainElectron();
  if ('why' in electron) throw new Stop(`${electron.why}. Name a folder that has it with ELECTRON_OVERRIDE_DIST_PATH.`);
  if (isStandIn(electron.path)) say(`${electron.path} is a stand-in for Electron: its fuses are not flipped.`);

  const output = resolve(inProject(), values.output);
  const config = join(output, 'electron-builder.json');
  mkdirSync(output, { recursive: true });
  writeFileSync(config, JSON.stringify(packConfig({ electron: electron.path, output, env: process.env }), null, 2));
  const targets = positionals.length > 0 ? positionals : ['dir'];
  return exitCode(await runTool('electron-builder/cli.js', [platform, ...targets, '--config', config, '--publish', 'never']));
});
