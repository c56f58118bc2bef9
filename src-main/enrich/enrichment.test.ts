import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SeedFromJSON, SeedToJSON } from '@pieces.app/pieces-os-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { Snippet } from '../../src-shared/model/library.ts';
import { Seed, type SeedInput } from '../../src-shared/model/seed.ts';
import { openAssetsService } from '../assets/open.ts';
import type { AssetsService } from '../assets/service.ts';
import { openTestService, save, tempFolder, textSeed } from '../testing/library.ts';

const poll = { timeout: 20_000, interval: 100 };

const fetchJson = `import requests

def fetch_json(url: str, timeout: int = 10) -> dict:
    """Fetch a document and decode it as JSON."""
    # https://requests.readthedocs.io/en/latest/
    response = requests.get(url, timeout=timeout)
    response.raise_for_status()
    return response.json()
`;

async function open(folder = tempFolder()): Promise<AssetsService> {
  const service = await openAssetsService({
    folder,
    info: () => ({ version: '0.0.0', host: 'headless', platform: 'linux' }),
    report: error => {
      throw error;
    },
  });
  onTestFinished(() => service.close());
  return service;
}

function snippet(service: AssetsService, id: string): Promise<Snippet> {
  return service.handlers['library.snippet']({ id: id as AssetId });
}

async function done(service: AssetsService): Promise<void> {
  await expect.poll(() => service.handlers['enrichment.state']({}), poll).toMatchObject({ waiting: 0 });
}

describe('after a save', () => {
  test('the language, a title, tags, links and a description are worked out, and marked as such', async () => {
    const service = await open();
    const { id } = await save(service, fetchJson);
    await done(service);

    const after = await snippet(service, id);
    expect(after.fragments[0]?.language).toBe('py');
    expect(after.name.toLowerCase()).toContain('fetch json');
    expect(after.tags).toContain('requests');
    expect(after.websites.map(({ url }) => url)).toEqual(['https://requests.readthedocs.io/en/latest/']);
    expect(after.description).toBe('Fetch a document and decode it as JSON.');
    expect(after.generated).toMatchObject({ name: true, language: true, description: true });
    expect(after.generated.tags).toEqual(after.tags);
  });

  test('secrets are found, are hidden in lists, and the API returns what was stored', async () => {
    const service = await open();
    const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0'.padEnd(36, 'x')].join('_');
    const { id } = await save(service, `export GITHUB_TOKEN=${key}\n`);
    await done(service);

    const asset = await service.handlers['assets.get']({ asset: id as AssetId, transferables: true });
    expect(asset.sensitives?.iterable.map(({ text }) => text)).toEqual([key]);
    expect(asset.original.reference?.fragment?.string?.raw).toContain(key);
    const filter = { scope: 'all', query: 'github', languages: [], tags: [] } as const;
    const { rows } = await service.handlers['library.page']({
      page: { filter: { ...filter, languages: [], tags: [] }, sort: 'newest', limit: 5 },
    });
    expect(JSON.stringify(rows)).not.toContain(key);

    const redacted = await service.handlers['library.redact']({ redaction: { id: id as AssetId } });
    expect(redacted.fragments[0]?.text).toBe('export GITHUB_TOKEN=ghp_REDACTED\n');
    await done(service);
    expect((await snippet(service, id)).secrets).toEqual([]);
  });

  test('no name is made of a secret', async () => {
    const service = await open();
    const key = ['ghp', 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3hJ5'].join('_');
    const ids = await Promise.all([key, `${key}\nfor deploys`].map(async text => (await save(service, text)).id));
    await done(service);
    const names = await Promise.all(ids.map(async id => (await snippet(service, id)).name));
    expect(names.join(' ')).not.toContain(key);
    expect(names[0]).toMatch(/^GitHub .*token/);
  });

  test('what a person changes meanwhile is theirs', async () => {
    const service = await open();
    const { id } = await save(service, fetchJson);
    await service.handlers['library.edit']({ edit: { id: id as AssetId, name: 'mine', tags: ['own'] } });
    await done(service);
    expect(await snippet(service, id)).toMatchObject({ name: 'mine', tags: ['own'] });
  });

  test('an edit at any moment is never overwritten', async () => {
    const service = await open();
    const saved = await Promise.all(Array.from({ length: 20 }, (_, i) => save(service, `${fetchJson}\n# ${i}`)));
    // While the queue is worked off, each is edited at another moment of its own enrichment.
    for (const [i, { id }] of saved.toReversed().entries()) {
      await new Promise(resolve => setTimeout(resolve, i * 7));
      await service.handlers['library.edit']({ edit: { id: id as AssetId, name: `mine ${i}` } });
    }
    await done(service);
    const names = await Promise.all(saved.toReversed().map(async ({ id }) => (await snippet(service, id)).name));
    expect(names).toEqual(saved.map((_, i) => `mine ${i}`));
  });

  test('a step that is switched off finds nothing', async () => {
    const service = await open();
    const { enrichment } = service.settings.current();
    await service.handlers['settings.update']({ settings: { enrichment: { ...enrichment, tags: false, title: false } } });
    const { id } = await save(service, fetchJson);
    await done(service);
    const after = await snippet(service, id);
    expect(after.tags).toEqual([]);
    expect(after.name).toBe('import requests');
    expect(after.description).toBeDefined();
  });
});

describe('7.4: a draft', () => {
  const token = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0'.padEnd(36, 'x')].join('_');

  function draftOf(service: AssetsService, seed: SeedInput): Promise<Seed> {
    return service.handlers['assets.draft']({ seed: Seed.parse(seed), transferables: true });
  }

  /** The draft with what was found: a thread that has just started may not answer in time. */
  async function enrichedDraft(service: AssetsService, seed: SeedInput): Promise<Seed> {
    let draft = await draftOf(service, seed);
    const again = async () => {
      if (!draft.asset.metadata?.websites) draft = await draftOf(service, seed);
      return draft.asset.metadata?.websites;
    };
    await expect.poll(again, poll).toBeDefined();
    return draft;
  }

  test('has what the steps find, as create would store it, and stores nothing', async () => {
    const service = await open();
    const seed = textSeed(`${fetchJson}\n# token = "${token}"\n`);
    const draft = await enrichedDraft(service, seed);
    const { metadata = {}, format } = draft.asset;

    expect(format.classification).toEqual({ generic: 'CODE', specific: 'py' });
    expect(metadata.name?.toLowerCase()).toContain('fetch json');
    expect(metadata.tags).toContainEqual({ text: 'requests', category: 'UNKNOWN', mechanism: 'AUTOMATIC' });
    expect(metadata.websites?.map(({ url, mechanism }) => [url, mechanism])).toEqual([
      ['https://requests.readthedocs.io/en/latest/', 'AUTOMATIC'],
    ]);
    expect(metadata.annotations).toEqual([
      { type: 'DESCRIPTION', text: 'Fetch a document and decode it as JSON.', mechanism: 'AUTOMATIC' },
    ]);
    expect(metadata.sensitives).toMatchObject([{ text: token, mechanism: 'AUTOMATIC' }]);
    expect(SeedToJSON(SeedFromJSON(JSON.parse(JSON.stringify(draft))))).toEqual(JSON.parse(JSON.stringify(draft)));
    expect(service.changes.revision).toBe(0);

    const created = await service.handlers['assets.create']({ seed: Seed.parse(draft), transferables: true });
    expect(created.tags?.iterable.map(({ text }) => text)).toEqual(metadata.tags?.map(({ text }) => text));
  });

  test('keeps what the client gave, and adds no more than it allows', async () => {
    const service = await open();
    const mine = {
      name: 'Mine',
      tags: [{ text: 'Requests' }, { text: 'own' }],
      annotations: [{ type: 'DESCRIPTION', text: 'Mine' } as const],
    };
    const { asset } = textSeed(fetchJson, { ...mine, ext: 'txt' });
    const { tags = [] } = (await enrichedDraft(service, { asset })).asset.metadata ?? {};
    expect(tags.slice(0, 2)).toEqual(mine.tags);
    expect(tags.filter(({ text }) => text.toLowerCase() === 'requests')).toHaveLength(1);

    const { metadata, format } = (await draftOf(service, { asset: { ...asset, enrichment: { tags: 0, websites: 0 } } })).asset;
    expect(metadata).toEqual({ ...mine, mechanism: 'MANUAL' });
    expect(format.classification?.specific).toBe('txt');
  });

  test('has nothing of a step that is switched off', async () => {
    const service = await open();
    const { enrichment } = service.settings.current();
    await service.handlers['settings.update']({ settings: { enrichment: { ...enrichment, tags: false, title: false } } });
    const { metadata } = (await enrichedDraft(service, textSeed(fetchJson))).asset;
    expect([metadata?.tags, metadata?.name]).toEqual([undefined, 'import requests']);
  });
});

test('without enrichment what is saved stays as it was, and waits for a start that has it', async () => {
  const folder = tempFolder();
  const without = await openTestService(folder);
  const { id } = await save(without, fetchJson);
  expect(await without.handlers['enrichment.state']({})).toEqual({ enabled: false, waiting: 1, running: false });
  await without.close();

  const service = await open(folder);
  await done(service);
  expect((await snippet(service, id)).description).toBeDefined();
});

test('a process that is killed in the middle goes on after the next start', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const without = await openTestService(folder);
  const saved = await Promise.all(Array.from({ length: 150 }, (_, i) => save(without, `${fetchJson}\n# number ${i}`)));
  await without.close();
  const host = spawn(process.execPath, [
    fileURLToPath(new URL('../headless.ts', import.meta.url)),
    '--data',
    folder,
    '--port',
    '0',
  ]);
  const ended = once(host, 'exit');
  await once(host.stdout, 'data');
  await new Promise(resolve => setTimeout(resolve, 1500));
  host.kill('SIGKILL');
  await ended;

  const service = await open(folder);
  await done(service);
  const all = await Promise.all(saved.map(({ id }) => snippet(service, id)));
  expect(all.filter(({ description }) => description === undefined)).toEqual([]);
});

test('hostile texts end their jobs, and the service answers meanwhile', { timeout: 90_000 }, async () => {
  const service = await open();
  const hostile = [
    'x'.repeat(10_000_000),
    `${'('.repeat(200_000)}${'{'.repeat(200_000)}`,
    `${'a'.repeat(100_000)}!`,
    `${'https://'.repeat(50_000)}`,
    `/*${'*'.repeat(300_000)}`,
    Array.from({ length: 200_000 }, (_, i) => String.fromCharCode((i * 7919) % 65_536)).join(''),
  ];
  const saved = await Promise.all(hostile.map(text => save(service, text)));
  expect((await snippet(service, saved[2]?.id ?? '')).fragments).toHaveLength(1);
  await expect.poll(() => service.handlers['enrichment.state']({}), { timeout: 60_000 }).toMatchObject({ waiting: 0 });
});
