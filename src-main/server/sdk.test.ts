import {
  AnnotationFromJSON,
  AnnotationToJSON,
  ApplicationsFromJSON,
  ApplicationsToJSON,
  type Asset,
  AssetFromJSON,
  AssetsApi,
  AssetsFromJSON,
  AssetsSearchWithFiltersOutputFromJSON,
  AssetsSearchWithFiltersOutputToJSON,
  AssetsToJSON,
  AssetToJSON,
  Configuration,
  ContextFromJSON,
  ContextToJSON,
  ExistingMetadataFromJSON,
  ExistingMetadataToJSON,
  ExportedAssetFromJSON,
  ExportedAssetToJSON,
  FlattenedAssetsFromJSON,
  FlattenedAssetsToJSON,
  FormatFromJSON,
  FormatsFromJSON,
  FormatsToJSON,
  FormatToJSON,
  PseudoAssetsFromJSON,
  PseudoAssetsToJSON,
  ReturnedUserProfileFromJSON,
  ReturnedUserProfileToJSON,
  SearchedAssetsFromJSON,
  SearchedAssetsToJSON,
  type Seed,
  SeedFromJSON,
  SeedToJSON,
  StreamedIdentifiersFromJSON,
  StreamedIdentifiersToJSON,
  TagFromJSON,
  TagToJSON,
} from '@pieces.app/pieces-os-client';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { Seed as SeedModel } from '../../src-shared/model/seed.ts';
import { toNewAsset } from '../assets/seed.ts';
import { openStorage } from '../storage/connect.ts';
import { application, openTestService, tempFolder } from '../testing/library.ts';
import { serve } from '../testing/serve.ts';

/* The published client drives all fifteen operations against the real server. */

function seed(raw: string, name: string, more: object = {}): Seed {
  const json = {
    type: 'SEEDED_ASSET',
    asset: {
      application,
      format: { fragment: { string: { raw }, metadata: { ext: 'py' } } },
      metadata: {
        name,
        tags: [{ text: 'demo' }],
        websites: [{ url: 'https://example.com/a', name: 'Example' }],
        annotations: [{ type: 'DESCRIPTION', text: 'Says hi' }],
        anchors: [{ type: 'FILE', fullpath: '/tmp/x.py', platform: 'LINUX' }],
        hints: [{ type: 'SUGGESTED_QUERY', text: 'how to greet?' }],
      },
      ...more,
    },
  };
  return SeedFromJSON(json);
}

async function client() {
  const address = await serve(await openTestService());
  return { address, api: new AssetsApi(new Configuration({ basePath: address })) };
}

/** Fetches a path, and holds that the model's FromJSON then ToJSON gives the very same JSON. */
async function roundTrip(
  address: string,
  path: string,
  fromJson: (json: unknown) => unknown,
  toJson: (value: never) => unknown,
  init?: RequestInit,
) {
  const response = await fetch(`${address}${path}`, init);
  expect(response.status).toBe(200);
  const json: unknown = await response.json();
  expect(JSON.parse(JSON.stringify(toJson(fromJson(json) as never)))).toEqual(json);
  return json;
}

const post = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

test('creates, reads, lists, finds, drafts and deletes through the published client', async () => {
  const { api } = await client();

  const created = await api.assetsCreateNewAsset({ seed: seed("print('hi')\n", 'Greeting'), transferables: true });
  const ghost = await api.assetsCreateNewAsset({ seed: seed('x', 'Ghost', { pseudo: true }) });
  const id = created.id;

  expect(created.name).toBe('Greeting');
  expect(created.original.reference?.fragment?.string?.raw).toBe("print('hi')\n");
  expect(created.preview.base.reference?.classification).toMatchObject({ generic: 'CODE', specific: 'py' });
  expect((await api.assetsSpecificAssetSnapshot({ asset: id })).annotations?.iterable[0]?.text).toBe('Says hi');
  expect((await api.assetsSpecificAssetFormatsSnapshot({ asset: id })).iterable).toHaveLength(1);
  expect((await api.assetsSnapshot({ transferables: false })).iterable.map(asset => asset.id)).toEqual([id]);
  expect((await api.assetsSnapshot({ pseudo: true, suggested: true })).iterable).toHaveLength(2);
  expect((await api.assetsIdentifiersSnapshot({})).iterable?.map(reference => reference.id)).toEqual([id]);
  expect((await api.assetsPseudoSnapshot()).identifiers?.iterable?.map(reference => reference.id)).toEqual([ghost.id]);
  expect((await api.searchAssets({ query: 'greeting' })).iterable.map(hit => hit.identifier)).toEqual([id]);
  expect((await api.searchAssets({ searchableTags: 'demo' })).exact).toBe(1);
  expect(
    (
      await api.assetsSearchWithFilters({
        assetsSearchWithFiltersInput: { filters: { iterable: [{ tags: ['demo'] }] } } as never,
      })
    ).results.exact,
  ).toBe(1);
  expect((await api.assetsDraft({ seed: seed('SELECT 1', '') })).asset?.metadata?.name).toBe('SELECT 1');
  expect((await api.assetsGetRecommendedAssets({})).iterable).toHaveLength(1);
  expect((await api.assetsGetRelatedAssets({})).iterable).toHaveLength(0);
  expect((await api.assetsStreamIdentifiers()).iterable).toHaveLength(1);
  expect((await api.streamAssets()).iterable[0]?.original.reference?.fragment?.string).toBeUndefined();
  expect((await api.getAssetsStreamTransferables()).iterable[0]?.original.reference?.fragment?.string?.raw).toBe("print('hi')\n");

  expect(await api.assetsDeleteAsset({ asset: id })).toBe(id);
  await expect(api.assetsSpecificAssetSnapshot({ asset: id })).rejects.toMatchObject({
    response: expect.objectContaining({ status: 410 }),
  });
  await expect(api.searchAssets({})).rejects.toMatchObject({ response: expect.objectContaining({ status: 500 }) });
});

test('every answer passes FromJSON and comes back the same from ToJSON', async () => {
  const { address, api } = await client();
  const { id } = await api.assetsCreateNewAsset({ seed: seed("print('hi')\n", 'Greeting') });
  await api.assetsCreateNewAsset({
    seed: SeedFromJSON({ asset: { application, format: { file: { bytes: { raw: [137, 80, 78, 71, 13, 10, 26, 10, 0] } } } } }),
  });
  await api.assetsCreateNewAsset({
    seed: SeedFromJSON({ asset: { application, format: { file: { bytes: { raw: [104, 105] }, metadata: { name: 'hi.md' } } } } }),
  });
  await api.assetsCreateNewAsset({ seed: seed('x', 'Ghost', { pseudo: true, demo: true, discovered: false }) });

  for (const transferables of [true, false]) {
    const query = `transferables=${transferables}`;
    await roundTrip(address, `/assets/${id}?${query}`, AssetFromJSON, AssetToJSON);
    await roundTrip(address, `/assets/${id}/formats?${query}`, FormatsFromJSON, FormatsToJSON);
    await roundTrip(address, `/assets?pseudo=true&${query}`, AssetsFromJSON, AssetsToJSON);
    await roundTrip(address, `/assets/search?query=h&pseudo=true&${query}`, SearchedAssetsFromJSON, SearchedAssetsToJSON);
    await roundTrip(
      address,
      `/assets/search?${query}`,
      AssetsSearchWithFiltersOutputFromJSON,
      AssetsSearchWithFiltersOutputToJSON,
      post({}),
    );
    await roundTrip(address, `/assets/draft?${query}`, SeedFromJSON, SeedToJSON, post(SeedToJSON(seed('x = 1', ''))));
    await roundTrip(address, `/assets/create?${query}`, AssetFromJSON, AssetToJSON, post(SeedToJSON(seed('x = 1', ''))));
  }
  await roundTrip(address, '/assets/identifiers?pseudo=true', FlattenedAssetsFromJSON, FlattenedAssetsToJSON);
  await roundTrip(address, '/assets/pseudo', PseudoAssetsFromJSON, PseudoAssetsToJSON);
  await roundTrip(address, '/assets/related', AssetsFromJSON, AssetsToJSON, post({ iterable: [{ id }] }));
  await roundTrip(address, '/assets/recommended', AssetsFromJSON, AssetsToJSON);
  await roundTrip(address, '/assets/stream', AssetsFromJSON, AssetsToJSON);
  await roundTrip(address, '/assets/stream/transferables', AssetsFromJSON, AssetsToJSON);
  await roundTrip(address, '/assets/stream/identifiers', StreamedIdentifiersFromJSON, StreamedIdentifiersToJSON);
});

test('14: so do the answers that the released plug-ins ask for beside the fifteen', async () => {
  const { address, api } = await client();
  const { id, original, annotations, tags } = await api.assetsCreateNewAsset({ seed: seed("print('hi')\n", 'Greeting') });
  const format = original.id;

  await roundTrip(address, `/asset/${id}`, AssetFromJSON, AssetToJSON);
  await roundTrip(address, '/asset/update', AssetFromJSON, AssetToJSON, post({ id, name: 'Renamed', favorited: true }));
  await roundTrip(address, '/asset/reclassify', AssetFromJSON, AssetToJSON, post({ ext: 'js', asset: { id } }));
  await roundTrip(address, `/asset/${id}/export?export_type=MD`, ExportedAssetFromJSON, ExportedAssetToJSON);
  await roundTrip(address, `/format/${format}?transferable=true`, FormatFromJSON, FormatToJSON);
  const value = { id: format, fragment: { string: { raw: 'new' } } };
  await roundTrip(address, '/format/update/value?transferable=false', FormatFromJSON, FormatToJSON, post(value));
  await roundTrip(address, `/annotation/${annotations?.iterable[0]?.id}`, AnnotationFromJSON, AnnotationToJSON);
  await roundTrip(address, '/tags/exists', ExistingMetadataFromJSON, ExistingMetadataToJSON, post({ value: 'demo' }));
  await roundTrip(address, '/tags/create', TagFromJSON, TagToJSON, post({ text: 'other', asset: id }));
  await roundTrip(address, '/applications', ApplicationsFromJSON, ApplicationsToJSON);
  await roundTrip(address, '/user', ReturnedUserProfileFromJSON, ReturnedUserProfileToJSON);
  await roundTrip(address, '/search/full_text?query=new', SearchedAssetsFromJSON, SearchedAssetsToJSON);
  await roundTrip(address, '/conversations/stream/identifiers', StreamedIdentifiersFromJSON, StreamedIdentifiersToJSON);
  const introduction = { application: { name: 'VIM', version: '1', platform: 'LINUX', capabilities: 'LOCAL' } };
  await roundTrip(address, '/connect', ContextFromJSON, ContextToJSON, post(introduction));
  const associated = await fetch(`${address}/tag/${tags?.iterable[0]?.id}/assets/associate/${id}`, { method: 'POST' });
  expect([associated.status, await associated.text()]).toEqual([200, '']);
});

const png = [137, 80, 78, 71, 13, 10, 26, 10, 0];

/** A server whose only asset is a picture in which the enrichment has read a text. */
async function clientOfPicture(text: string) {
  const folder = tempFolder();
  const storage = await openStorage(folder);
  const seed = SeedModel.parse({ asset: { application, format: { file: { bytes: { raw: png } } } } });
  const { id, formats } = await storage.create(toNewAsset(seed, 1, () => crypto.randomUUID()));
  const jobs = await storage.enrichmentJobs({ at: 1, limit: 1 });
  const imageTexts = formats.map(format => ({ format: format.id, text }));
  await storage.enrich({ id, ticket: jobs[0]?.ticket as number, at: 2, imageTexts });
  await storage.close();
  const address = await serve(await openTestService(folder));
  return { id, address, api: new AssetsApi(new Configuration({ basePath: address })) };
}

test('11: the text of a picture is found where clients look for it', async () => {
  const { id, api, address } = await clientOfPicture('für (a < b)\nend');

  const asset = await api.assetsSpecificAssetSnapshot({ asset: id, transferables: true });
  const ocr = asset.original.reference?.analysis?.image?.ocr;
  const read = (wanted?: string) => {
    const { role, file } = asset.formats.iterable.find(format => format.id === wanted) ?? {};
    return { role, text: Buffer.from(file?.bytes?.raw ?? []).toString() };
  };
  expect(read(ocr?.raw.id)).toEqual({ role: 'ADDITIONAL', text: 'für (a < b)\nend' });
  expect(read(ocr?.hocr.id)).toEqual({
    role: 'ADDITIONAL',
    text: '<div class="ocr_page">\n<span class="ocr_line">für (a &lt; b)</span>\n<span class="ocr_line">end</span>\n</div>\n',
  });
  const ids = asset.formats.iterable.map(format => format.id);
  expect(new Set(ids).size).toBe(3);
  expect(asset.formats.iterable[0]?.asset.formats.iterable?.map(format => format.id)).toEqual(ids);
  expect(asset.formats.iterable[0]?.analysis?.image?.ocr?.raw).toMatchObject({ id: ocr?.raw.id, asset: { id } });
  expect(asset.preview.base.reference?.analysis).toEqual(asset.original.reference?.analysis);
  expect((await api.assetsSpecificAssetFormatsSnapshot({ asset: id })).iterable.map(format => format.id)).toEqual(ids);

  const bare = await (await fetch(`${address}/assets/${id}?transferables=false`)).text();
  expect(bare).toContain(`"raw":{"id":"${ocr?.raw.id}"`);
  expect(bare).not.toContain('"bytes":{"raw"');
});

test('11: every answer with the text of a picture comes back the same from ToJSON', async () => {
  const { id, api, address } = await clientOfPicture('read');
  const [, raw, hocr] = (await api.assetsSpecificAssetFormatsSnapshot({ asset: id })).iterable;

  for (const transferables of [true, false]) {
    const query = `transferables=${transferables}`;
    await roundTrip(address, `/assets/${id}?${query}`, AssetFromJSON, AssetToJSON);
    await roundTrip(address, `/assets/${id}/formats?${query}`, FormatsFromJSON, FormatsToJSON);
    await roundTrip(address, `/assets?${query}`, AssetsFromJSON, AssetsToJSON);
    await roundTrip(address, `/assets/search?query=read&${query}`, SearchedAssetsFromJSON, SearchedAssetsToJSON);
  }
  await roundTrip(address, '/assets/stream/transferables', AssetsFromJSON, AssetsToJSON);
  for (const file of [raw, hocr])
    expect(await roundTrip(address, `/format/${file?.id}`, FormatFromJSON, FormatToJSON)).toMatchObject({ id: file?.id });
});

test('the three streams tell the published models of creates and deletes', async () => {
  const { address, api } = await client();
  const entries: Record<string, unknown[]> = {};
  const sockets = await Promise.all(
    ['/assets/stream/identifiers', '/assets/stream', '/assets/stream/transferables'].map(async path => {
      const received: unknown[] = [];
      entries[path] = received;
      const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`);
      socket.on('message', data => received.push(JSON.parse(String(data))));
      await new Promise(resolve => socket.once('open', resolve));
      return socket;
    }),
  );

  // The ids that there are at first would else hold the new one, told once then.
  await expect.poll(() => entries['/assets/stream/identifiers'], { timeout: 15_000 }).toHaveLength(1);

  const { id } = await api.assetsCreateNewAsset({ seed: seed('x = 1', 'Streamed') });
  await api.assetsDeleteAsset({ asset: id });

  await expect.poll(() => Object.values(entries).map(list => list.length), { timeout: 15_000 }).toEqual([3, 2, 2]);
  expect(entries['/assets/stream/identifiers']).toEqual([
    { iterable: [] },
    { iterable: [{ asset: { id } }] },
    { iterable: [{ asset: { id }, deleted: true }] },
  ]);
  const bodies = (path: string) => (entries[path] ?? []).map(json => AssetsFromJSON(json).iterable[0] as Asset);
  expect(bodies('/assets/stream').map(asset => asset.deleted !== undefined)).toEqual([false, true]);
  expect(bodies('/assets/stream')[0]?.original.reference?.fragment?.string).toBeUndefined();
  expect(bodies('/assets/stream/transferables').map(asset => asset.original.reference?.fragment?.string?.raw)).toEqual([
    'x = 1',
    undefined,
  ]);
  for (const socket of sockets) socket.terminate();
});
