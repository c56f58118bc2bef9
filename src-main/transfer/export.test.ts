import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { archiveType, transferFilePath } from '../../src-shared/model/transfers.ts';
import { openTestService, save } from '../testing/library.ts';
import { serve } from '../testing/serve.ts';
import { ended, exported } from '../testing/transfers.ts';

async function zipNames(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of (await fromBufferPromise(bytes, { lazyEntries: true })).eachEntry()) names.push(entry.fileName);
  return names;
}

test('files have names that every system takes, none twice, and a snippet of several fragments is a folder', async () => {
  const service = await openTestService();
  await save(service, 'a', { name: '../../etc/passwd', ext: 'sh' });
  await save(service, 'b', { name: 'Same', ext: 'ts' });
  await save(service, 'c', { name: 'same', ext: 'ts' });
  const { id } = await save(service, 'd', { name: 'CON', ext: 'ts' });
  const fragments = [
    { payload: 'e', label: 'page.html' },
    { payload: 'f', label: 'PAGE.html' },
  ];
  await service.handlers['fragments.add']({ addition: { snippet: id as AssetId, fragments } });
  const { bytes, name } = await exported(service, { format: 'files' });
  expect(name).toMatch(/^Magpie \d{4}-\d\d-\d\d\.zip$/);
  expect(await zipNames(bytes)).toEqual([
    'etc passwd.sh',
    'Same.ts',
    'same 2.ts',
    '_CON/_CON.ts',
    '_CON/page.html',
    '_CON/PAGE 2.html',
  ]);
});

test('a table holds no formula, whatever a snippet is called or begins with', async () => {
  const service = await openTestService();
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'plain, "quoted"'])
    await save(service, text, { name: text.trim(), tags: [{ text: '=cmd' }] });
  const { bytes } = await exported(service, { format: 'csv' });
  const cells = [...bytes.toString().matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell);
  expect(cells.length).toBe(8 * 10);
  expect(cells.filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells).toContain("'@SUM(A1)");
  expect(cells).toContain('plain, ""quoted""');
});

test('JSON and Markdown say what a person sees, of a query or of some snippets; secrets are dots unless they are asked for', async () => {
  const service = await openTestService(undefined, undefined, true); // a save looks for secrets
  const key = `sk_live_${'4eC39HqLyjWDarjtT1zdp7dc'}`;
  const { id } = await save(service, `const key = '${key}';`, { name: 'Pay', ext: 'ts', tags: [{ text: 'stripe' }] });
  await save(service, '```js\n1\n```', { name: 'Fence', ext: 'md' });
  const filter = { scope: 'all' as const, query: 'tag:stripe', languages: [], tags: [] };

  const hidden = await exported(service, { format: 'json', filter });
  expect(hidden).toMatchObject({ name: 'Pay.json', snippets: 1, hidden: 1 });
  const [snippet] = JSON.parse(hidden.bytes.toString());
  expect(snippet).toMatchObject({ name: 'Pay', tags: ['stripe'], fragments: [{ language: 'ts' }] });
  expect(snippet.fragments[0].text).toBe(`const key = '${'•'.repeat(key.length)}';`);

  const shown = await exported(service, { format: 'json', ids: [id as AssetId], secrets: true });
  expect(shown.bytes.toString()).toContain(key);
  for (const format of ['magpie', 'files', 'markdown', 'csv'] as const) {
    const { bytes, hidden: count } = await exported(service, { format });
    expect([count, bytes.includes(key)]).toEqual([1, false]);
  }
  const { bytes } = await exported(service, { format: 'markdown' });
  expect(bytes.toString()).toContain('# Fence\n\n````md\n```js\n1\n```\n````\n');
});

test('bytes go over HTTP: an export is fetched as a download, an archive is handed over as its own type only', async () => {
  const service = await openTestService();
  await save(service, 'over the wire', { name: 'Ünïcode "name"' });
  const address = await serve(service);
  const begun = await service.handlers['transfers.export']({ export: { format: 'magpie', secrets: false } });
  await ended(service, begun);
  const file = await fetch(address + transferFilePath(begun.id));
  expect(file.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%C3%9Cn%C3%AFcode%20name.magpie");
  const body = await file.arrayBuffer();

  const post = (type: string, bytes: ArrayBuffer) =>
    fetch(`${address}/magpie/transfers`, { method: 'POST', headers: { 'content-type': type }, body: bytes });
  expect((await post('application/zip', body)).status).toBe(415);
  expect((await post('text/plain', body)).status).toBe(415);
  expect((await post(archiveType, new ArrayBuffer(10))).status).toBe(422);
  const ready = await post(archiveType, body);
  expect([ready.status, await ready.json()]).toMatchObject([200, { state: 'ready', archive: { snippets: 1, masked: false } }]);

  await service.handlers['transfers.cancel']({ id: begun.id });
  expect((await fetch(address + transferFilePath(begun.id))).status).toBe(404);
});
