import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../testing/library.ts';
import { noNetwork } from '../testing/no-network.ts';

/* The whole service with its threads, in a process where every way to a network ends it. */

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

const main = `
import { readFileSync } from 'node:fs';
import { openAssetsService } from '${here}../assets/open.ts';
const [folder, picture] = process.argv.slice(2);
const service = await openAssetsService({
  folder,
  info: () => ({ version: '0', host: 'headless', platform: 'linux' }),
  report: error => { console.error(error); process.exit(1); },
});
const application = { id: 'a', name: 'UNKNOWN', version: '1', platform: 'LINUX', onboarded: false, privacy: 'ANONYMOUS' };
const save = fragment => service.handlers['assets.create']({ seed: { asset: { application, format: { fragment } } }, transferables: true });
const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_');
const text = [
  'import requests',
  'def fetch(url):',
  '    """Fetch a document and decode it as JSON."""',
  '    # https://requests.readthedocs.io/en/latest/',
  '    return requests.get(url, headers={"token": "' + key + '"})',
].join('\\n');
const { id } = await save({ string: { raw: text } });
const image = await save({ bytes: { raw: new Uint8Array(readFileSync(picture)) } });
const waiting = async () => (await service.handlers['enrichment.state']({})).waiting;
while ((await waiting()) > 0) await new Promise(resolve => setTimeout(resolve, 100));
const found = await service.handlers['library.snippet']({ id });
const read = await service.handlers['library.snippet']({ id: image.id });
console.log(JSON.stringify({
  language: found.fragments[0].language, tags: found.tags, links: found.websites.length, description: found.description,
  secrets: found.secrets.length, imageText: (read.fragments[0].imageText ?? '').length > 0,
}));
await service.close();
`;

test('every step of the enrichment does its work where no socket can be opened', async () => {
  const folder = tempFolder();
  await writeFile(join(folder, 'no-network.cjs'), noNetwork);
  await writeFile(join(folder, 'main.ts'), main);
  const { stdout, stderr } = await run(process.execPath, [
    ...['--require', join(folder, 'no-network.cjs'), join(folder, 'main.ts')],
    ...[join(folder, 'library'), join(here, 'image-text/fixtures/light-2x.png')],
  ]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    language: 'py',
    tags: expect.arrayContaining(['requests']),
    links: 1,
    description: 'Fetch a document and decode it as JSON.',
    secrets: 1,
    imageText: true,
  });
}, 60_000);
