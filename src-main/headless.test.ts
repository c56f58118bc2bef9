import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

/* The headless host as a process of its own, the way `npm run serve` and scripts meet it. */

const entry = fileURLToPath(new URL('headless.ts', import.meta.url));
let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magpie-headless-'));
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function run(...args: string[]): ChildProcess & { stdout: NodeJS.ReadableStream; stderr: NodeJS.ReadableStream } {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

async function serve(...args: string[]): Promise<{ child: ChildProcess; address: string }> {
  const child = run('--data', folder, '--port', '0', ...args);
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, address: line.replace('Magpie is at ', '') };
}

/** How a process ends that is to end by itself, and what it says of trouble. */
async function failure(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const child = run(...args);
  let text = '';
  child.stderr.on('data', data => {
    text += String(data);
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, lines: text.trim().split('\n') };
}

test('prints one line with its address, answers there, and keeps what it was given over a restart', async () => {
  const first = await serve();
  const seed = {
    asset: {
      application: { id: 'x', name: 'VIM', version: '1', platform: 'LINUX', onboarded: true, privacy: 'OPEN' },
      format: { fragment: { string: { raw: 'kept' } } },
    },
  };
  const headers = { 'content-type': 'application/json' };
  const created = await fetch(`${first.address}assets/create`, { method: 'POST', headers, body: JSON.stringify(seed) });
  const { id } = (await created.json()) as { id: string };
  first.child.kill('SIGTERM');
  expect(await once(first.child, 'exit')).toEqual([0, null]);

  const second = await serve();
  expect((await fetch(`${second.address}assets/${id}`)).status).toBe(200);
});

test('a second one on the same folder is told who holds it, in one line', async () => {
  const { child } = await serve();
  const { code, lines } = await failure('--data', folder, '--port', '0');
  expect([code, lines.length]).toEqual([1, 1]);
  expect(lines[0]).toContain(`process ${child.pid}`);
});

test('a taken port is said so in one line', async () => {
  const { address } = await serve();
  const other = await mkdtemp(join(tmpdir(), 'magpie-headless-'));
  const { code, lines } = await failure('--data', other, '--port', new URL(address).port);
  await rm(other, { recursive: true });
  expect([code, lines]).toEqual([
    1,
    [`Magpie cannot start: Port ${new URL(address).port} is taken by another program. Choose another port.`],
  ]);
});

test('a damaged library is told with what can be done, as commands that do it', { timeout: 60_000 }, async () => {
  await mkdir(join(folder, 'index')); // there was a library
  await writeFile(join(folder, 'library.db'), 'damaged');

  const { code, lines } = await failure('--data', folder, '--port', '0');
  expect(code).toBe(1);
  expect(lines[0]).toContain('is damaged');
  for (const option of ['--restore FILE', '--salvage', '--new']) expect(lines.join()).toContain(`--data "${folder}" ${option}`);

  const doctor = await failure('--data', folder, '--doctor');
  expect([doctor.code, doctor.lines.join()]).toEqual([
    1,
    expect.stringContaining(`${JSON.stringify(entry)} --data "${folder}" --salvage`),
  ]);
  expect((await failure('--data', folder, '--new')).code).toBe(0);
  expect((await failure('--data', folder, '--doctor')).code).toBe(0);
});

test.each([
  ['--prt', '1'],
  ['--port', 'x'],
  ['--port', '99999'],
])('%s %s is refused in one line', async (...args) => {
  const { code, lines } = await failure('--data', folder, ...args);
  expect([code, lines.length]).toEqual([1, 1]);
});
