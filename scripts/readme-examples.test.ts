import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { openTestService } from '../src-main/testing/library.ts';
import { serve } from '../src-main/testing/serve.ts';

/* What the README tells people to type is typed here, against a real server on another port. */

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The first block of a language below "Use it from other programs", with the address of the server under test. */
function example(language: string, address: string): string {
  const section = readme.slice(readme.indexOf('## Use it from other programs'));
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(section)?.[1];
  if (block === undefined) throw new Error(`The README has no ${language} example`);
  expect(block).toContain('http://127.0.0.1:39300');
  return block.replaceAll('http://127.0.0.1:39300', address);
}

async function setUp() {
  const service = await openTestService();
  const names = async () =>
    (
      await service.handlers['library.page']({
        page: { filter: { scope: 'all', query: '', languages: [], tags: [] }, sort: 'newest', limit: 10 },
      })
    ).rows.map(row => row.name);
  return { address: await serve(service), names };
}

async function isMissing(command: string): Promise<boolean> {
  return run(command, ['--version']).then(
    () => false,
    () => true,
  );
}

test('the curl example saves and finds', async context => {
  if (await isMissing('curl')) context.skip('curl is not installed here');
  const { address, names } = await setUp();

  const { stdout } = await run('sh', ['-ec', example('sh', address)]);

  expect(await names()).toEqual(['Disk usage, biggest first']);
  expect(stdout).toContain('"exact":1');
});

test('the TypeScript example saves and finds', async () => {
  const { address, names } = await setUp();
  const file = join(root, 'scripts', `readme-example-${process.pid}.ts`); // beside node_modules, for the import
  await writeFile(file, example('ts', address));
  onTestFinished(() => rm(file));

  const { stdout } = await run(process.execPath, [file]);

  expect(await names()).toEqual(['Back to the branch before']);
  expect(stdout).toContain("[ 'Back to the branch before' ]");
});

test('the Python example saves and lists', async context => {
  if (await isMissing('python3')) context.skip('Python is not installed here');
  const { address, names } = await setUp();

  const { stdout } = await run('python3', ['-c', example('python', address)]);

  expect(await names()).toEqual(['Serve this folder']);
  expect(stdout).toContain('Serve this folder - just now');
});
