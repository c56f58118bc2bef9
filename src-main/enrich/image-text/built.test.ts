import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../../electron.vite.config.ts';
import { noNetwork } from '../../testing/no-network.ts';

/* The reader as it is shipped: bundled as electron-vite.config.ts says, its packages outside, and with no way to a network. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const run = promisify(execFile);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(root, 'node_modules/.image-text-')); // packages are found from here, as beside the app
  const { output, input } = config.main?.build?.rollupOptions ?? {};
  const entries = input as Readonly<Record<string, string>>;
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      rollupOptions: {
        ...(output && { output }),
        input: { reader: join(here, 'image-reader.ts'), 'image-text-worker': entries['image-text-worker'] ?? '' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  await writeFile(join(folder, 'no-network.cjs'), noNetwork);
  await writeFile(join(folder, 'main.js'), main);
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const main = `
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { createImageReader } from './reader.js';
const [picture] = process.argv.slice(2);
if (picture === 'connect') process.exit((await once(new Worker('require("node:net").connect(9)', { eval: true }), 'exit'))[0]);
const reader = createImageReader();
const { text } = await reader.read(readFileSync(picture));
console.log(text);
await reader.close();
`;

function runBuilt(picture: string) {
  return run(process.execPath, ['--require', join(folder, 'no-network.cjs'), join(folder, 'main.js'), picture]);
}

test('the bundle reads a picture, without a network', async () => {
  const { stdout, stderr } = await runBuilt(join(here, 'fixtures/light-2x.png'));
  expect(stdout).toContain("  const last_error = new Error('gave up');");
  expect(stderr).toBe('');
});

test('a connection of a thread would have been noticed', async () => {
  await expect(runBuilt('connect')).rejects.toMatchObject({ code: 9, stderr: 'NETWORK\n' });
});
