import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inProject, projectNode } from '../scripts/lib/project.mjs';
import { startService } from './service.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line on a library; what is piped in goes to its input. */
function magpie(folder: string, args: readonly string[], input = ''): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, MAGPIE_HOME: folder };
    const child = spawn(projectNode, [inProject('out', 'main', 'cli.js'), ...args], { env });
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => (out += chunk));
    child.stderr.on('data', chunk => (err += chunk));
    child.once('error', reject);
    child.once('close', code => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'magpie-cli-'));
});
test.afterEach(() => rm(folder, { recursive: true, force: true }));

test('the command line saves, finds, tags, trashes and moves snippets through a running Magpie, and starts one where none runs', async () => {
  test.slow(); // a dozen starts of Node
  const library = join(folder, 'library');
  const run = (...args: string[]) => magpie(library, args);

  const alone = await magpie(library, ['add', '-', '--name', 'Alone', '-l', 'sh'], 'echo alone\n');
  expect(alone).toMatchObject({ code: 0, out: expect.stringContaining('Saved Alone') });
  await expect(stat(join(library, 'server.json'))).rejects.toThrow(); // it has ended with the command

  const service = await startService(library, false);
  try {
    expect((await stat(join(library, 'server.json'))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'retry.ts'), 'export const retry = async () => {};\n');
    const added = await run('add', join(folder, 'retry.ts'), join(folder, 'missing.ts'), '--tag', 'net', '--json');
    expect(added).toMatchObject({ code: 1, err: expect.stringContaining('missing.ts was not saved') });
    const [{ id }] = JSON.parse(added.out);

    expect(await run('search', 'tag:net', 'lang:ts', 'retry')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/retry\.ts .*#net/),
    });
    expect(await run('search', 'nothing-like-this')).toMatchObject({ code: 1, out: '' });
    expect((await run('show', 'retry', 'async')).out).toBe('export const retry = async () => {};\n');
    expect((await run('tag', id.slice(0, 8), 'http', '--remove', 'net')).out).toBe('http\n');

    expect((await run('tag', 'retry.ts')).out).toBe('http\n');
    expect(await run('rm', 'retry')).toMatchObject({ code: 1, err: expect.stringContaining(`${id.slice(0, 8)} retry.ts`) });
    expect((await run('search', 'lang:nonsense')).err).toContain('unknown value');

    const archive = join(folder, 'all.magpie');
    expect(await run('export', 'all.magpie')).toMatchObject({ code: 2, err: expect.stringContaining('-o all.magpie') });
    expect(await run('export', '-o', archive)).toMatchObject({ code: 0, err: expect.stringContaining('2 snippets') });
    expect(await run('export', '-o', archive)).toMatchObject({ code: 3, err: expect.stringContaining('--force') });
    const csv = await run('export', 'retry', '--format', 'csv', '-o', '-');
    expect(csv.out).toContain('"export const retry');

    expect((await run('rm', id)).code).toBe(0);
    expect(JSON.parse((await run('import', archive, '--json')).out)).toMatchObject({ added: 0, known: 1, restored: 1 });
    expect((await run('rm', id)).code).toBe(0);
    expect((await run('restore', id)).code).toBe(0);

    expect(await run('doctor')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is wrong.') });
    expect(await run('import', 'nosuch.magpie')).toMatchObject({ code: 3, err: expect.stringContaining('There is no file') });
    expect(await run('serch')).toMatchObject({ code: 2, err: expect.stringContaining('Did you mean search?') });
    await writeFile(archive, (await readFile(archive)).subarray(0, 500));
    expect(await run('import', archive)).toMatchObject({ code: 3, err: expect.stringContaining('no Magpie archive') });
  } finally {
    await service.stop();
  }
});
