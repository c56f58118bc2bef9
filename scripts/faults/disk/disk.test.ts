import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Bridge } from '../../../src-shared/bridge.ts';
import { unwrap } from '../../../src-shared/errors.ts';
import type { SeedInput } from '../../../src-shared/model/seed.ts';
import { whyNoStrace } from '../power/record.ts';
import { problemsOf } from '../problems.ts';
import { spawnService, untilAnswering } from '../service-process.ts';
import { troubleDisk } from './refusing.ts';

const application = {
  id: 'disk',
  name: 'OPEN_SOURCE',
  version: '1',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'OPEN',
} as const;
const reason = whyNoStrace();
const timeout = 120_000;

async function started(folder: string) {
  const service = await untilAnswering(spawnService(folder, { enrich: false }));
  onTestFinished(service.kill);
  return service;
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'magpie-disk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function save(bridge: Bridge, raw: string) {
  const seed: SeedInput = { type: 'SEEDED_ASSET', asset: { application, format: { fragment: { string: { raw } } } } };
  return bridge.call('library.save', { seed });
}

async function textsOf(bridge: Bridge): Promise<string[]> {
  const { rows } = unwrap(await bridge.call('library.page', { page: { filter: {} } }));
  return rows.map(({ preview }) => preview.join('')).toReversed();
}

async function healthOf(address: string): Promise<unknown> {
  return (await fetch(`${address}/magpie/health`)).json();
}

test.skipIf(reason !== undefined).for([
  ['EIO', 'storage_failed'],
  ['EDQUOT', 'storage_full'],
  ['EROFS', 'storage_read_only'],
] as const)(
  `under an open library the disk answers %s: saves are refused with %s, reads go on, and saving goes on when it is mended ${reason ?? ''}`,
  { timeout },
  async ([error, code]) => {
    const folder = emptyFolder();
    const { child, bridge, address, kill } = await started(folder);
    unwrap(await save(bridge, 'before'));
    const mend = await troubleDisk(child, folder, { error });

    expect(await save(bridge, 'refused')).toMatchObject({ ok: false, error: { code } });
    expect(await healthOf(address)).toEqual({ fault: code });
    expect(await textsOf(bridge)).toEqual(['before']);

    await mend();
    await vi.waitFor(async () => expect(await healthOf(address)).toEqual({}), 30_000);
    unwrap(await save(bridge, 'after'));
    await kill();
    expect(problemsOf(folder)).toEqual([]);
    const again = await started(folder);
    expect(await textsOf(again.bridge)).toEqual(['before', 'after']);
  },
);

test.skipIf(reason !== undefined)(
  `a disk that takes long makes saves wait, and fails none ${reason ?? ''}`,
  { timeout },
  async () => {
    const folder = emptyFolder();
    const { child, bridge, address } = await started(folder);
    const mend = await troubleDisk(child, folder, { delayUs: 20_000 });

    const saved = await Promise.all(['one', 'two', 'three'].map(text => save(bridge, text)));

    expect(saved.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await healthOf(address)).toEqual({});
    await mend();
    expect((await textsOf(bridge)).toSorted()).toEqual(['one', 'three', 'two']);
  },
);
