import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { application, openTestService, tempFolder } from '../testing/library.ts';
import { exported, imported } from '../testing/transfers.ts';

type Service = Awaited<ReturnType<typeof openTestService>>;

/** The entries of an archive as text, but for the time at which it was made. */
async function contentsOf(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const entries: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    entries[entry.fileName] = Buffer.concat(chunks).toString('latin1');
  }
  entries['manifest.json'] = entries['manifest.json']?.replace(/"created": .*/, '') ?? '';
  return entries;
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '漢字かな交じり',
    '👩‍👩‍👧‍👦',
    '\u0000\u0007\u001b[31m',
    '\u202egnp.exe',
    '{"__proto__": {}}',
    '\ufeffBOM',
    'line\r\nline\n',
    '"\\',
  ),
);
const fragment = fc.record({
  payload: fc.oneof({ weight: 4, arbitrary: text }, fc.uint8Array({ minLength: 1, maxLength: 300 })),
  ext: fc.constantFrom('ts', 'md', 'png', undefined),
  fileName: fc.option(text, { nil: undefined }),
});
const snippet = fc.record({
  first: fragment,
  more: fc.array(
    text.filter(one => one !== ''),
    { maxLength: 2 },
  ),
  name: fc.option(text, { nil: undefined }),
  tags: fc.array(text, { maxLength: 4 }),
  description: fc.option(text, { nil: undefined }),
  url: fc.option(fc.webUrl(), { nil: undefined }),
  favourite: fc.boolean(),
  trashed: fc.boolean(),
  uses: fc.nat({ max: 3 }),
  collection: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
});
type Drawn = typeof snippet extends fc.Arbitrary<infer T> ? T : never;

async function fill(service: Service, drawn: readonly Drawn[]): Promise<void> {
  const { handlers } = service;
  const top = await handlers['collections.create']({ collection: { name: 'Work' } });
  const inner = await handlers['collections.create']({ collection: { name: '仕事', parent: top.id } });
  await handlers['collections.create']({ collection: { name: 'Fresh', query: 'lang:ts after:7d' } });
  for (const { first, more, name, tags, description, url, favourite, trashed, uses, collection } of drawn) {
    const content = typeof first.payload === 'string' ? { string: { raw: first.payload } } : { bytes: { raw: first.payload } };
    const file = { ...content, metadata: { ...(first.fileName !== undefined && { name: first.fileName }) } };
    const seed = Seed.parse({
      asset: {
        application,
        format:
          first.fileName === undefined
            ? { fragment: { ...content, metadata: { ...(first.ext && { ext: first.ext }) } } }
            : { file },
        metadata: {
          ...(name !== undefined && { name }),
          tags: tags.map((tag, i) => ({ text: tag, mechanism: i === 0 ? 'AUTOMATIC' : 'MANUAL' })),
          ...(description !== undefined && { annotations: [{ type: 'DESCRIPTION', text: description }] }),
          ...(url !== undefined && { websites: [{ url, name: 'a page' }] }),
        },
      },
    });
    const id = (await handlers['assets.create']({ seed, transferables: false })).id as AssetId;
    const fragments = more.map(payload => ({ payload, label: 'b.ts' }));
    if (fragments.length > 0) await handlers['fragments.add']({ addition: { snippet: id, fragments } });
    if (favourite) await handlers['library.mark']({ marks: { marks: [{ id, favourite }] } });
    for (let use = 0; use < uses; use++) await handlers['library.use']({ id });
    const into = [top, inner][collection ?? 2];
    if (into) await handlers['collections.collect']({ collecting: { id: into.id, add: [id], remove: [] } });
    if (trashed) await handlers['library.trash']({ snippets: { ids: [id] } });
  }
  const tag = (await handlers['tags.list']({})).tags[0];
  if (tag) await handlers['tags.edit']({ edit: { id: tag.id, colour: 'teal' } });
}

test('an archive brings a library to another machine as it was, and says the same again', async () => {
  let now = 1_700_000_000_000;
  const from = await openTestService(tempFolder(), () => (now += 1001));
  const drawn = fc.sample(snippet, { seed: 8, numRuns: 60 });
  await fill(from, drawn);
  const first = await exported(from, { secrets: true });

  const to = await openTestService();
  expect((await imported(to, first.bytes)).result).toMatchObject({
    added: drawn.length,
    copied: 0,
    known: 0,
    restored: 0,
    skipped: 0,
  });
  expect(await contentsOf((await exported(to, { secrets: true })).bytes)).toEqual(await contentsOf(first.bytes));
  expect((await to.handlers['library.checkIndex']({})).differing).toBe(0);

  expect((await imported(to, first.bytes)).result).toMatchObject({ added: 0, known: drawn.length });
});
