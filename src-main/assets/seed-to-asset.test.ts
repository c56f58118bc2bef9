import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classificationSpecifics } from '../../src-shared/model/enums.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { application, openTestService, save, textSeed } from '../testing/library.ts';

/* assets-api section 7, and what section 3 says of ids, times and nulls: one test a rule. */

type Service = Awaited<ReturnType<typeof openTestService>>;

function create(service: Service, format: object, metadata: object = {}, more: object = {}) {
  return service.handlers['assets.create']({
    seed: Seed.parse({ asset: { application, format, metadata, ...more } }),
    transferables: true,
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

test('7.5: the example becomes what the contract shows', async () => {
  const service = await openTestService(undefined, () => Date.parse('2025-06-16T20:31:16.000Z'));
  const asset = await save(service, "print('hi')\n", {
    ext: 'py',
    name: 'Greeting',
    tags: [{ text: 'demo' }],
    annotations: [{ type: 'DESCRIPTION', text: 'Says hi' }],
  });

  const { id, creator } = asset;
  const format = asset.original.id;
  const [tag, note] = [asset.tags?.iterable[0]?.id as string, asset.annotations?.iterable[0]?.id as string];
  for (const each of [id, creator, format, tag, note]) expect(each).toMatch(uuid);
  const time = { value: '2025-06-16T20:31:16.000Z', readable: 'just now' };
  const times = { created: time, updated: time };
  const reference = {
    id: format,
    creator,
    classification: { generic: 'CODE', specific: 'py' },
    role: 'BOTH',
    application,
    asset: id,
    bytes: { value: 12, readable: '12 B' },
    ...times,
    fragment: { string: { raw: "print('hi')\n" }, metadata: { ext: 'py' } },
  };
  const flattened = {
    id,
    name: 'Greeting',
    creator,
    ...times,
    formats: { iterable: [{ id: format }] },
    preview: { base: format },
    original: format,
    mechanism: 'MANUAL',
  };
  const attached = {
    tags: { iterable: [{ id: tag }], indices: { [tag]: 0 } },
    annotations: { iterable: [{ id: note }], indices: { [note]: 0 } },
  };
  expect(asset).toEqual({
    id,
    name: 'Greeting',
    creator,
    ...times,
    mechanism: 'MANUAL',
    formats: { iterable: [{ ...reference, asset: { ...flattened, ...attached } }] },
    original: { id: format, reference },
    preview: { base: { id: format, reference } },
    score: { manual: 0, automatic: 0 },
    tags: {
      iterable: [{ id: tag, text: 'demo', category: 'UNKNOWN', ...times, mechanisms: { [id]: 'MANUAL' } }],
      indices: { [tag]: 0 },
    },
    annotations: {
      iterable: [{ id: note, type: 'DESCRIPTION', text: 'Says hi', mechanism: 'MANUAL', asset: { id }, ...times }],
      indices: { [note]: 0 },
    },
  });
});

test('7.1: any text is kept letter for letter; a lone surrogate becomes U+FFFD', async () => {
  const service = await openTestService();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', '\uFEFFbom', ' a \r\n\t', '\uD800', 'x\uDC00y')),
      async raw => {
        const asset = await save(service, raw);
        const { original } = await service.handlers['assets.get']({ asset: asset.id as never, transferables: true });
        expect(original.reference?.fragment?.string?.raw).toBe(raw.toWellFormed());
        expect(original.reference?.bytes.value).toBe(Buffer.byteLength(raw.toWellFormed()));
      },
    ),
    { numRuns: 100, seed: 20261123 },
  );
});

test('7.1: any bytes are kept exactly, also none', async () => {
  const service = await openTestService();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async raw => {
      const { original } = await create(service, { fragment: { bytes: { raw: [...raw] } } });
      expect([...(original.reference?.fragment?.bytes?.raw ?? [])]).toEqual([...raw]);
      expect(original.reference?.fragment?.string).toBeUndefined();
    }),
    { numRuns: 60, seed: 20261123 },
  );
});

test.each([
  [{ name: 'Given' }, 'Given'],
  [{ name: '  ' }, 'file.ts'],
  [{}, 'file.ts'],
])('7.2: the name is the metadata name if not blank, else the file name (%j)', async (metadata, expected) => {
  const service = await openTestService();
  expect((await create(service, { file: { string: { raw: 'x' }, metadata: { name: 'file.ts' } } }, metadata)).name).toBe(
    expected,
  );
});

test.each([
  ['\n\n   first line  \nsecond', 'first line'],
  [`${'x'.repeat(100)}`, 'x'.repeat(80)],
  ['😀'.repeat(100), '😀'.repeat(80)],
  ['', 'Untitled'],
  [' \n\t ', 'Untitled'],
])('7.2: else it is derived from the text %#', async (raw, expected) => {
  const service = await openTestService();
  expect((await save(service, raw)).name).toBe(expected);
});

test('7.2: bytes that are text get a second format to show, other bytes none', async () => {
  const service = await openTestService();
  const text = await create(service, { file: { bytes: { raw: [...Buffer.from('héllo')] }, metadata: { name: 'a.md' } } });
  expect(text.formats.iterable.map(format => format.role)).toEqual(['ORIGINAL', 'PREVIEW']);
  expect(text.preview.base.reference?.fragment?.string?.raw).toBe('héllo');
  expect(text.original.reference?.file?.bytes?.raw).toHaveLength(6);

  const image = await create(service, { file: { bytes: { raw: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10] } } });
  expect(image.formats.iterable.map(format => format.role)).toEqual(['BOTH']);
});

test('7.2: flags are as in the seed, absent when not given; favorited is absent until set', async () => {
  const service = await openTestService();
  const plain = await create(service, { fragment: { string: { raw: 'x' } } });
  for (const key of [
    'pseudo',
    'demo',
    'discovered',
    'favorited',
    'deleted',
    'tags',
    'websites',
    'annotations',
    'anchors',
    'hints',
  ]) {
    expect(plain).not.toHaveProperty(key);
  }
  expect(
    await create(service, { fragment: { string: { raw: 'x' } } }, {}, { demo: true, discovered: false, pseudo: true }),
  ).toMatchObject({
    demo: true,
    discovered: false,
    pseudo: true,
  });
});

test('7.2: equal tags are one on all assets, the first spelling wins, blank ones are dropped', async () => {
  const service = await openTestService();
  const first = await save(service, 'x', { tags: [{ text: ' Async ' }, { text: 'async' }, { text: '  ' }] });
  const second = await save(service, 'y', { tags: [{ text: 'ASYNC', mechanism: 'AUTOMATIC' }] });

  expect(first.tags?.iterable.map(tag => tag.text)).toEqual(['Async']);
  expect(second.tags?.iterable[0]).toMatchObject({
    id: first.tags?.iterable[0]?.id,
    text: 'Async',
    mechanisms: { [second.id]: 'AUTOMATIC' },
  });
});

test('7.2: websites are shared by equal url; anchors and hints come out in their models', async () => {
  const service = await openTestService();
  const metadata = {
    websites: [{ url: 'https://a.example', name: 'A' }],
    anchors: [{ type: 'FILE', fullpath: '/x/y.ts', platform: 'LINUX', watch: true, name: 'y' }],
    hints: [{ type: 'SUGGESTED_QUERY', text: 'how?' }],
  } as const;
  const first = await save(service, 'x', metadata as never);
  const second = await save(service, 'y', { websites: [{ url: 'https://a.example', name: 'B' }] });

  expect(second.websites?.iterable[0]).toMatchObject({ id: first.websites?.iterable[0]?.id, name: 'A' });
  const anchor = first.anchors?.iterable[0];
  expect(anchor).toMatchObject({ type: 'FILE', name: 'y', watch: true });
  expect(anchor?.points.iterable[0]?.reference).toMatchObject({
    fullpath: '/x/y.ts',
    platform: 'LINUX',
    anchor: { id: anchor?.id },
  });
  expect(first.hints?.iterable[0]).toMatchObject({ type: 'SUGGESTED_QUERY', text: 'how?', mechanisms: { [first.id]: 'MANUAL' } });
});

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
test.each([
  ['the ext as sent', { fragment: { string: { raw: 'x' }, metadata: { ext: 'hljs-rust' } } }, 'CODE', 'hljs-rust'],
  ['the ext before magic bytes', { file: { bytes: { raw: png }, metadata: { ext: 'bin' } } }, 'FILE', 'bin'],
  ['PNG bytes', { file: { bytes: { raw: png }, metadata: { name: 'x.txt' } } }, 'IMAGE', 'png'],
  ['JPEG bytes', { file: { bytes: { raw: [0xff, 0xd8, 0xff, 0xe0] } } }, 'IMAGE', 'jpg'],
  ['GIF bytes', { fragment: { bytes: { raw: [...Buffer.from('GIF89a')] } } }, 'IMAGE', 'gif'],
  ['WebP bytes', { file: { bytes: { raw: [...Buffer.from('RIFF1234WEBP')] } } }, 'IMAGE', 'webp'],
  ['BMP bytes', { file: { bytes: { raw: [0x42, 0x4d, 9, 9, 0, 0, 0, 0, 0, 0, 54] } } }, 'IMAGE', 'bmp'],
  ['BMP bytes alone', { file: { bytes: { raw: [0x42, 0x4d, 0x1a, 0, 0, 0] } } }, 'IMAGE', 'bmp'],
  ['text that begins as BMP bytes do', { file: { bytes: { raw: [...Buffer.from('BMX\tis a sport\r\n')] } } }, 'TEXT', 'txt'],
  ['a name that every object has', { file: { string: { raw: 'hello' }, metadata: { name: 'constructor' } } }, 'TEXT', 'txt'],
  ['PDF bytes', { file: { bytes: { raw: [...Buffer.from('%PDF-1.7')] } } }, 'FILE', 'pdf'],
  ['ZIP bytes', { file: { bytes: { raw: [0x50, 0x4b, 3, 4] } } }, 'FILE', 'zip'],
  ['the file name', { file: { string: { raw: 'select' }, metadata: { name: 'Main.JAVA' } } }, 'CODE', 'java'],
  ['a whole file name', { file: { string: { raw: 'x' }, metadata: { name: 'src/Gemfile' } } }, 'CODE', 'Gemfile'],
  ['the content', { fragment: { string: { raw: '#!/usr/bin/env python3\nprint(1)' } } }, 'CODE', 'py'],
  ['plain text', { fragment: { string: { raw: 'just some words' } } }, 'TEXT', 'txt'],
  ['bytes that are not UTF-8', { fragment: { bytes: { raw: [0xff, 0xfe, 0xfd] } } }, 'FILE', 'bin'],
])('7.3: classified by %s', async (_what, format, generic, specific) => {
  const service = await openTestService();
  const { original } = await create(service, format);
  expect(original.reference?.classification).toEqual({ generic, specific });
});

test('7.3: every published ext is accepted and returned as sent', async () => {
  const service = await openTestService();
  for (const ext of classificationSpecifics) {
    const { original } = await create(service, { fragment: { string: { raw: 'x' }, metadata: { ext } } });
    const { classification, fragment } = original.reference ?? {};
    expect([classification?.specific, fragment?.metadata?.ext]).toEqual([ext, ext]);
  }
  expect(new Set(classificationSpecifics).size).toBe(506);
});

test('7.3: a classification in the seed is ignored on create', async () => {
  const service = await openTestService();
  const { original } = await create(service, {
    fragment: { string: { raw: 'words' } },
    classification: { generic: 'CODE', specific: 'py' },
  });
  expect(original.reference?.classification.specific).toBe('txt');
});

test('7.4: a draft fills in what create would, keeps what was given, and stores nothing', async () => {
  const service = await openTestService();
  const seed = Seed.parse({
    asset: {
      application,
      format: { fragment: { string: { raw: 'SELECT 1 FROM t' } } },
      metadata: { tags: [{ text: 'a' }], name: ' ' },
      demo: true,
    },
  });

  const draft = await service.handlers['assets.draft']({ seed, transferables: true });

  expect(draft).toEqual({
    type: 'SEEDED_ASSET',
    asset: {
      application,
      demo: true,
      format: {
        fragment: { string: { raw: 'SELECT 1 FROM t' }, metadata: { ext: 'sql' } },
        classification: { generic: 'CODE', specific: 'sql' },
      },
      metadata: { tags: [{ text: 'a' }], name: 'SELECT 1 FROM t', mechanism: 'MANUAL' },
      available: { iterable: [{ generic: 'CODE', specific: 'sql' }] },
    },
  });
  expect(service.changes.revision).toBe(0);
  const created = await service.handlers['assets.create']({ seed: Seed.parse(draft), transferables: true });
  expect(created.name).toBe('SELECT 1 FROM t');
  const bare = await service.handlers['assets.draft']({ seed, transferables: false });
  expect(bare.asset.format.fragment).toEqual({ metadata: { ext: 'sql' } });
});

test('7.4: a draft keeps every published field of a seed', async () => {
  const service = await openTestService();
  const annotation = {
    type: 'COMMENT',
    text: 'a',
    mechanism: 'AUTOMATIC',
    pseudo: true,
    favorited: false,
    model: 'm',
    tags: { iterable: [] },
  };
  const seed = {
    type: 'SEEDED_ASSET',
    person: { type: { basic: { email: 'x' } } },
    anchor: { type: 'FILE', fullpath: '/a', annotations: [annotation], conversation: 'c' },
    website: { url: 'u', name: 'n' },
    asset: {
      application: { ...application, capabilities: 'LOCAL', automaticUnload: true, enrichment: { tags: 1 } },
      format: {
        file: { string: { raw: 'words', base64: 'd29yZHM=' }, metadata: { name: 'a.txt', size: 5 } },
        classification: { generic: 'CODE', specific: 'py', rendering: 'HTML' },
      },
      metadata: {
        mechanism: 'RECOMMENDED',
        websites: [{ url: 'u', name: 'n', mechanism: 'MANUAL' }],
        sensitives: [{ text: 's', category: 'SECRET', severity: 'LOW', name: 'n', description: 'd', metadata: { entropy: 1 } }],
        persons: [{ type: { basic: { name: 'x' } } }],
        annotations: [annotation],
        hints: [{ type: 'QGPT_HINT', text: 'h', model: 'm' }],
        anchors: [{ type: 'DIRECTORY', fullpath: '/', name: 'root', platform: 'LINUX', watch: true, asset: 'x' }],
      },
      discovered: false,
      available: { iterable: [{ generic: 'TEXT', specific: 'txt', rendering: 'HTML' }] },
      pseudo: true,
      enrichment: { tags: 0, websites: 0, persons: 0, hints: 0 },
      demo: true,
    },
  };

  const draft = await service.handlers['assets.draft']({ seed: Seed.parse(seed), transferables: true });

  const { available, ...asset } = seed.asset;
  expect(draft).toMatchObject({ ...seed, asset });
  expect(draft.asset.available?.iterable).toEqual([...available.iterable, { generic: 'CODE', specific: 'py' }]);
  expect(draft.asset.format.file?.metadata?.ext).toBe('py');
});

test('7.4: the draft of an image is the seed unchanged', async () => {
  const service = await openTestService();
  const seed = Seed.parse({ asset: { application, format: { file: { bytes: { raw: png } } } } });
  expect(await service.handlers['assets.draft']({ seed, transferables: true })).toEqual(seed);
});

test('5.4: recommended orders by what was viewed, touched and scrolled; ties newest first; unknown ids are dropped', async () => {
  const service = await openTestService();
  const [a, b, c] = [await save(service, 'a'), await save(service, 'b'), await save(service, 'c')];
  const rank = async (interactions: object[], assets: object[] = [a, b, c, a, { id: 'nonsense' }]) => {
    const { iterable } = await service.handlers['assets.recommended']({
      recommendation: { assets: { iterable: assets as never }, interactions: { iterable: interactions as never } },
    });
    return iterable.map(asset => asset.name);
  };

  expect(await rank([])).toEqual(['c', 'b', 'a']);
  expect(await rank([{ interactions: { viewed: 'PT1H' } }, { interactions: { viewed: 'PT10M' } }])).toEqual(['a', 'b', 'c']);
  expect(
    await rank([
      { asset: b.id, interactions: { viewed: 'PT5S', touched: true } },
      { asset: a.id, interactions: { viewed: 'PT5S' } },
    ]),
  ).toEqual(['b', 'a', 'c']);
  expect((await service.handlers['assets.recommended']({})).iterable).toHaveLength(3);
});

test('5.5: related shares tags, websites or rare words, in falling weight, and never the input or a pseudo asset', async () => {
  const service = await openTestService();
  const given = await save(service, 'zirconium lattice', {
    name: 'given',
    tags: [{ text: 't' }],
    websites: [{ url: 'https://w.example', name: 'w' }],
  });
  await save(service, 'nothing', { name: 'unrelated' });
  await save(service, 'about zirconium', { name: 'by word' });
  await save(service, 'x', { name: 'by site', websites: [{ url: 'https://w.example', name: 'w' }] });
  await save(service, 'x', { name: 'by tag', tags: [{ text: 'T' }] });
  await save(service, 'x', { name: 'ghost', tags: [{ text: 't' }], pseudo: true });

  const { iterable } = await service.handlers['assets.related']({ assets: { iterable: [{ id: given.id }, { id: 'unknown' }] } });
  expect(iterable.map(asset => asset.name)).toEqual(['by tag', 'by site', 'by word']);
  expect((await service.handlers['assets.related']({})).iterable).toEqual([]);
});

test('5.2: of several simultaneous deletes exactly one succeeds, the others are gone', async () => {
  const service = await openTestService();
  const asset = (await save(service, 'x')).id as never;
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => service.handlers['assets.delete']({ asset })));
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'gone' });
});

test('3: reads have no side effects', async () => {
  const service = await openTestService();
  const before = await save(service, 'x', { name: 'n' });
  await service.handlers['assets.search']({ query: 'n', transferables: true, pseudo: false });
  await service.handlers['assets.recommended']({});
  await service.handlers['assets.draft']({ seed: Seed.parse(textSeed('x')), transferables: true });
  expect(await service.handlers['assets.get']({ asset: before.id as never, transferables: true })).toEqual(before);
  expect(service.changes.revision).toBe(1);
});
