import { describe, expect, onTestFinished, test } from 'vitest';
import type { Change, LibraryFilter } from '../../src-shared/model/library.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { enrichmentSteps } from '../../src-shared/model/settings.ts';
import { toNewAsset } from '../assets/seed.ts';
import { application, type SeedOptions, tempFolder, textSeed } from '../testing/library.ts';
import { openStorage } from './connect.ts';
import type { AssetRecord, Enrichment, EnrichmentJob, Storage } from './port.ts';

const newId = () => crypto.randomUUID();

async function open(folder = tempFolder()): Promise<Storage> {
  const storage = await openStorage(folder);
  onTestFinished(() => storage.close());
  return storage;
}

function save(storage: Storage, text: string, options?: SeedOptions): Promise<AssetRecord> {
  return storage.create(toNewAsset(Seed.parse(textSeed(text, options)), 1, newId));
}

async function theJob(storage: Storage): Promise<EnrichmentJob> {
  const jobs = await storage.enrichmentJobs({ at: 0, limit: 1 });
  if (!jobs[0]) throw new Error('Nothing waits');
  return jobs[0];
}

function found({ asset, ticket }: EnrichmentJob, what: Partial<Enrichment>): Enrichment {
  return { id: asset.id, ticket, at: 5, ...what };
}

const tag = (text: string) => ({ id: newId(), text, category: 'UNKNOWN', mechanism: 'AUTOMATIC' }) as const;

describe('the queue', () => {
  test('has each save, the newest first, across a restart', async () => {
    const folder = tempFolder();
    const first = await openStorage(folder);
    const saved = [await save(first, 'one'), await save(first, 'two')];
    await first.close();

    const storage = await open(folder);
    const jobs = await storage.enrichmentJobs({ at: 0, limit: 10 });
    const waiting = await storage.enrichmentWaiting();

    expect(waiting).toBe(2);
    expect(jobs.map(job => job.asset.id)).toEqual(saved.map(asset => asset.id).toReversed());
    expect(jobs[0]?.steps).toEqual(enrichmentSteps);
    expect(jobs[0]?.asset.formats[0]?.payload).toBe('two');
  });

  test('leaves out what lies in the trash until it is restored', async () => {
    const storage = await open();
    const { id } = await save(storage, 'one');
    await storage.trash([id], 2);
    expect(await storage.enrichmentWaiting()).toBe(0);
    await storage.restore([id]);
    expect((await theJob(storage)).asset.id).toBe(id);
  });

  test('has an edited text again, and not an edited name', async () => {
    const storage = await open();
    const { id, formats } = await save(storage, 'one');
    await storage.enrich(found(await theJob(storage), {}));
    await storage.edit({ id, at: 2, name: { text: 'mine', derived: false } });
    expect(await storage.enrichmentWaiting()).toBe(0);
    await storage.edit({ id, at: 3, formats: [{ id: formats[0]?.id as never, payload: 'two' }] });
    expect((await theJob(storage)).asset.formats[0]?.payload).toBe('two');
  });

  test('tries what failed again later, four times in all', async () => {
    const storage = await open();
    const { id } = await save(storage, 'one');
    const due = async (at: number) => (await storage.enrichmentJobs({ at, limit: 1 })).length;
    for (const [at, later] of [
      [0, 30_000],
      [30_000, 150_000],
      [150_000, 630_000],
    ] as const) {
      await storage.postponeEnrichment({ id, ticket: 1, at });
      expect([await due(later - 1), await due(later)]).toEqual([0, 1]);
    }
    await storage.postponeEnrichment({ id, ticket: 1, at: 630_000 });
    expect(await storage.enrichmentWaiting()).toBe(0);
  });

  test('takes the whole library for some steps, behind what is saved meanwhile, and gives it up again', async () => {
    const storage = await open();
    for (const text of ['one', 'two']) {
      await save(storage, text);
      await storage.enrich(found(await theJob(storage), {}));
    }
    expect(await storage.enqueueEnrichment(['tags', 'secrets'])).toBe(2);
    await save(storage, 'three');
    const jobs = await storage.enrichmentJobs({ at: 0, limit: 10 });
    expect(jobs.map(job => [job.asset.formats[0]?.payload, job.steps])).toEqual([
      ['three', [...enrichmentSteps]],
      ['two', ['tags', 'secrets']],
      ['one', ['tags', 'secrets']],
    ]);

    expect(await storage.cancelEnrichment()).toBe(2);
    expect(await storage.enrichmentWaiting()).toBe(1);
  });

  test('keeps the bounds that a client gave', async () => {
    const storage = await open();
    const asset = toNewAsset(Seed.parse(textSeed('one')), 1, newId);
    await storage.create({ ...asset, bounds: { tags: 2 } });
    expect((await theJob(storage)).bounds).toEqual({ tags: 2 });
  });
});

describe('what was found', () => {
  test('is one change, moves neither version nor time, and can be searched', async () => {
    const storage = await open();
    const changes: Change[] = [];
    storage.onCommit(change => void changes.push(change));
    const saved = await save(storage, 'const x = 1');

    const after = await storage.enrich(
      found(await theJob(storage), {
        name: 'The answer',
        language: { generic: 'CODE', specific: 'rs' },
        tags: [tag('constants')],
        websites: [{ id: newId(), url: 'https://example.org/a', name: 'example.org', mechanism: 'AUTOMATIC' }],
        description: { id: newId(), text: 'Counts to one' },
        sensitives: [{ id: newId(), text: 'x = 1', category: 'SECRET', severity: 'HIGH', name: 'A secret' }],
      }),
    );

    expect(changes.map(change => change.assets)).toEqual([
      [{ id: saved.id, kind: 'created' }],
      [{ id: saved.id, kind: 'changed' }],
    ]);
    expect(after).toMatchObject({ name: 'The answer', nameDerived: true, version: saved.version, updated: saved.updated });
    expect(after?.formats[0]).toMatchObject({ specific: 'rs', classified: 'guessed' });
    expect(after?.annotations.map(({ type, text, mechanism }) => [type, text, mechanism])).toEqual([
      ['DESCRIPTION', 'Counts to one', 'AUTOMATIC'],
    ]);
    expect(after?.sensitives.map(({ text, name }) => [text, name])).toEqual([['x = 1', 'A secret']]);
    for (const query of ['answer', 'constants', 'example', 'counts']) {
      const { rows } = await storage.page({ filter: filterOf(query), sort: 'newest', limit: 5 });
      expect(rows.map(row => row.id)).toEqual([saved.id]);
    }
    const [row] = (await storage.page({ filter: filterOf(''), sort: 'newest', limit: 5 })).rows;
    expect(row).toMatchObject({ language: 'rs', preview: ['const •••••'] });
  });

  test('secrets stand in no excerpt, and texts of images are found', async () => {
    const folder = tempFolder();
    const storage = await open(folder);
    const { id } = await save(storage, 'let found = connect("hunter2-hunter2")');
    const sensitive = { id: newId(), text: 'hunter2-hunter2', category: 'SECRET', severity: 'HIGH', name: 'A password' } as const;
    const image = await storage.create(toNewAsset(Seed.parse(imageSeed()), 2, newId));
    await storage.enrich(
      found(await theJob(storage), { imageTexts: [{ format: image.formats[0]?.id as never, text: 'drawn' }] }),
    );
    await storage.enrich(found(await theJob(storage), { sensitives: [sensitive] }));
    const search = async (query: string) => (await storage.page({ filter: filterOf(query), sort: 'newest', limit: 5 })).rows;

    expect((await search('found'))[0]?.match?.excerpt).toBe('let found = connect("•••••••••••••••")');
    expect((await search('drawn')).map(row => row.id)).toEqual([image.id]);
    expect((await search('is:secret')).map(row => row.id)).toEqual([id]);
    expect((await search('-is:secret')).map(row => row.id)).toEqual([image.id]);
    expect((await storage.checkIndex()).differences).toEqual([]);
    expect(((await storage.asset(id)) as AssetRecord).formats[0]?.payload).toContain('hunter2');
  });

  test('what is nothing new is no change', async () => {
    const storage = await open();
    const changes: Change[] = [];
    storage.onCommit(change => void changes.push(change));
    await save(storage, 'one');
    const same = {
      name: 'one',
      tags: [tag('a')],
      description: { id: newId(), text: 'A' },
      sensitives: [{ id: newId(), text: 'n', category: 'SECRET', severity: 'LOW', name: 'N' }],
    } as const;
    for (const _ of [1, 2]) {
      await storage.enqueueEnrichment(['tags']);
      await storage.enrich(
        found(await theJob(storage), { ...same, sensitives: same.sensitives.map(s => ({ ...s, id: newId() })) }),
      );
    }
    expect(changes.map(({ assets }) => assets[0]?.kind)).toEqual(['created', 'changed']);
  });

  test('an edit that came in between wins: nothing is applied, and the edited text waits', async () => {
    const storage = await open();
    const { id, formats } = await save(storage, 'one');
    const job = await theJob(storage);
    await storage.edit({ id, at: 2, formats: [{ id: formats[0]?.id as never, payload: 'two' }] });

    expect(await storage.enrich(found(job, { name: 'About one' }))).toBeUndefined();

    expect(await storage.asset(id)).toMatchObject({ name: 'one' });
    expect(await storage.enrich(found(await theJob(storage), { name: 'About two' }))).toMatchObject({ name: 'About two' });
  });

  test('what a person gave stays: name, tags, language, description', async () => {
    const storage = await open();
    const { id, formats } = await save(storage, 'one', {
      annotations: [{ type: 'DESCRIPTION', text: 'Mine', mechanism: 'MANUAL' }],
    });
    const job = await theJob(storage);
    const classification = { generic: 'CODE', specific: 'go' } as const;
    await storage.edit({ id, at: 2, name: { text: 'My name', derived: false }, tags: [{ ...tag('mine'), mechanism: 'MANUAL' }] });
    await storage.edit({ id, at: 3, formats: [{ id: formats[0]?.id as never, classification }] });

    await storage.enrich(found(job, { name: 'Theirs', tags: [tag('theirs')] }));
    await storage.enrich(
      found(await theJob(storage), {
        name: 'Theirs',
        tags: [tag('theirs')],
        language: { generic: 'CODE', specific: 'rs' },
        description: { id: newId(), text: 'Theirs' },
      }),
    );

    const after = (await storage.asset(id)) as AssetRecord;
    expect(after.name).toBe('My name');
    expect(after.tags.map(({ text }) => text)).toEqual(['mine']);
    expect(after.formats[0]?.specific).toBe('go');
    expect(after.annotations.map(({ text }) => text)).toEqual(['Mine']);
  });

  test('a language that was sent, as a file has it, is not guessed again', async () => {
    const storage = await open();
    await save(storage, 'x', { ext: 'py' });
    const after = await storage.enrich(found(await theJob(storage), { language: { generic: 'CODE', specific: 'rs' } }));
    expect(after?.formats[0]?.specific).toBe('py');
  });

  test('what is found later replaces what was found before, and nothing else', async () => {
    const storage = await open();
    const { id } = await save(storage, 'one', { tags: [{ text: 'given' }] });
    await storage.enrich(
      found(await theJob(storage), { tags: [tag('old'), tag('Given')], description: { id: newId(), text: 'a' } }),
    );
    await storage.enqueueEnrichment(['tags', 'description']);
    await storage.enrich(found(await theJob(storage), { tags: [tag('new')], description: { id: newId(), text: '' } }));
    const after = (await storage.asset(id)) as AssetRecord;
    expect(after.tags.map(({ text }) => text)).toEqual(['given', 'new']);
    expect(after.annotations).toEqual([]);
  });

  test("own tags are those a person gave, not the enrichment's", async () => {
    const storage = await open();
    await save(storage, 'one', { tags: [{ text: 'mine' }, { text: 'both' }] });
    await storage.enrich(found(await theJob(storage), { tags: [tag('theirs')] }));
    await save(storage, 'two', { tags: [{ text: 'both' }] });
    expect(await storage.ownTags()).toEqual([
      { text: 'both', count: 2 },
      { text: 'mine', count: 1 },
    ]);
  });
});

function imageSeed() {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
  return { asset: { application, format: { file: { bytes: { raw: png } } } } };
}

function filterOf(query: string): LibraryFilter {
  return { scope: 'all', query, languages: [], tags: [] };
}

test('a secret that two snippets share is not told as the reason', async () => {
  const storage = await open();
  await save(storage, 'const gridColumns = "hunterTwentyTwo"');
  const { id } = await save(storage, 'layout(gridColumns, "hunterTwentyTwo")');
  const secret = { id: newId(), text: 'hunterTwentyTwo', category: 'SECRET', severity: 'HIGH', name: 'Password' } as const;
  await storage.enrich(found(await theJob(storage), { sensitives: [secret] }));

  const [other] = await storage.related([id], 8);

  expect(other?.shared).toContain('gridColumns');
  expect(other?.shared.join()).not.toMatch(/hunter|twenty/i);
});
