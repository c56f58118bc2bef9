import { expect, onTestFinished, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { LibraryFilter } from '../../src-shared/model/library.ts';
import { EnrichmentSettings } from '../../src-shared/model/settings.ts';
import { save, tempFolder } from '../testing/library.ts';
import { openAssetsService } from './open.ts';
import type { AssetsService } from './service.ts';

/* What is known with the save itself. All steps but these two are off, so that nothing comes after it. */

const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_');

async function open(steps: Partial<EnrichmentSettings>): Promise<AssetsService> {
  const service = await openAssetsService({
    folder: tempFolder(),
    info: () => ({ version: '0.0.0', host: 'headless', platform: 'linux' }),
    report: error => {
      throw error;
    },
  });
  onTestFinished(() => service.close());
  const off = { title: false, tags: false, links: false, description: false, imageText: false, secrets: false, language: false };
  await service.handlers['settings.update']({ settings: { enrichment: EnrichmentSettings.parse({ ...off, ...steps }) } });
  return service;
}

function snippet(service: AssetsService, id: string) {
  return service.handlers['library.snippet']({ id: id as AssetId });
}

async function listed(service: AssetsService): Promise<string> {
  const filter = LibraryFilter.parse({ query: 'token' });
  return JSON.stringify(await service.handlers['library.page']({ page: { filter, sort: 'newest', limit: 10 } }));
}

test('a secret is known as its snippet is answered: neither list nor derived name ever shows it', async () => {
  const service = await open({ secrets: true });
  const asset = await save(service, `TOKEN=${key}\n`);
  expect(asset.sensitives?.iterable.map(({ text }) => text)).toEqual([key]);
  expect(asset.original.reference?.fragment?.string?.raw).toBe(`TOKEN=${key}\n`);
  expect(asset.name).toMatch(/^TOKEN=•+$/);
  expect(await listed(service)).not.toContain(key.slice(0, 12));
});

test('and one that an edit brings in', async () => {
  const service = await open({ secrets: true });
  const { id } = await save(service, 'TOKEN=');
  const { version, fragments } = await snippet(service, id);
  const [fragment] = fragments;
  const text = `first token=${'x'.repeat(70)}\nTOKEN=${key}\n`;
  const after = await service.handlers['library.edit']({
    edit: { id: id as AssetId, base: version, fragment: { id: fragment?.id as never, text } },
  });
  expect(after.secrets.map(secret => secret.text)).toEqual([key]);
  expect(await listed(service)).not.toContain(key.slice(0, 12));
});

test('a name that was given stays, and where the step is off nothing is marked', async () => {
  const marking = await open({ secrets: true });
  expect((await save(marking, key, { name: 'Mine' })).name).toBe('Mine');
  const silent = await open({});
  const asset = await save(silent, `TOKEN=${key}`);
  expect(asset.sensitives?.iterable ?? []).toEqual([]);
  expect(asset.name).toContain(key);
});

test('where the language is not to be guessed a text without a file name is plain text', async () => {
  const python = 'import os\n\ndef main() -> None:\n    print(os.environ["HOME"])\n';
  const guessing = await open({ language: true });
  expect((await snippet(guessing, (await save(guessing, python)).id)).fragments[0]?.language).toBe('py');
  const plain = await open({});
  expect((await snippet(plain, (await save(plain, python)).id)).fragments[0]?.language).toBe('txt');
  expect((await snippet(plain, (await save(plain, python, { ext: 'py' })).id)).fragments[0]?.language).toBe('py');
});
