import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '../../src-shared/errors.ts';
import type { AssetId } from '../../src-shared/model/ids.ts';
import type { AssetsService } from '../assets/service.ts';
import { openTestService, save, tempFolder } from '../testing/library.ts';
import { openDatabase } from './sqlite/open.ts';

const isRoot = process.getuid?.() === 0;
/** The user id of `nobody` on Linux. */
const nobody = 65_534;

/** A small disk of its own for this test. */
function smallDisk(): string {
  const folder = tempFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Saves until it fails; gives the ids that were acknowledged, and the failure. */
async function saveUntilFull(service: AssetsService): Promise<{ ids: string[]; failure: unknown }> {
  const ids: string[] = [];
  for (;;) {
    try {
      ids.push((await save(service, `${ids.length} ${crypto.randomUUID().repeat(500)}`)).id);
    } catch (failure) {
      return { ids, failure };
    }
  }
}

test.skipIf(!isRoot || process.platform !== 'linux')(
  'a full disk: writes fail with what to do, reads go on, and work resumes when there is space (needs root, to mount a small disk)',
  async () => {
    const folder = smallDisk();
    const filler = join(folder, 'filler');
    writeFileSync(filler, Buffer.alloc(3 * 1024 * 1024));
    const service = await openTestService(folder);

    const { ids, failure } = await saveUntilFull(service);

    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'storage_full', message: expect.stringContaining('Free some space') });
    expect(service.health.current()).toEqual({ fault: 'storage_full' });
    expect(ids.length).toBeGreaterThan(0);
    const listed = async () => (await service.identifiers({ pseudo: false })).ids;
    expect(await listed()).toEqual(ids.toReversed());
    expect((await service.handlers['assets.search']({ query: '0 ', transferables: false, pseudo: false })).iterable).not.toEqual(
      [],
    );

    expect((await service.handlers['library.checkIndex']({})).differing).toBe(0);

    rmSync(filler);
    await untilWritable(service);
    const { id } = await save(service, 'after');
    await service.close();
    const again = await openTestService(folder);
    expect((await again.identifiers({ pseudo: false })).ids).toEqual([id, ...ids.toReversed()]);
    expect(again.changes.revision).toBe(ids.length + 1);
  },
);

/** It tries by itself, every few seconds. */
function untilWritable(service: AssetsService): Promise<void> {
  return vi.waitFor(() => expect(service.health.current()).toEqual({}), { timeout: 12_000 });
}

test.skipIf(process.platform === 'win32')(
  'a folder that is moved away is missed at the next write, and back in its place is written again (Windows moves none that is open)',
  async () => {
    const folder = join(tempFolder(), 'library');
    const service = await openTestService(folder);
    const { id } = await save(service, 'kept');
    renameSync(folder, `${folder}.elsewhere`);

    await expect(save(service, 'lost?')).rejects.toMatchObject({ code: 'storage_missing' });

    expect([service.health.current(), existsSync(folder)]).toEqual([{ fault: 'storage_missing' }, false]);
    expect((await service.identifiers({ pseudo: false })).ids).toEqual([id]);
    renameSync(`${folder}.elsewhere`, folder);
    await untilWritable(service);
    const { id: second } = await save(service, 'and again');
    expect((await service.identifiers({ pseudo: false })).ids).toEqual([second, id]);
  },
);

test.skipIf(process.platform === 'win32')(
  'nothing is written into a folder that took the place of the one that was removed (Windows removes none that is open)',
  async () => {
    const folder = join(tempFolder(), 'library');
    const service = await openTestService(folder);
    const { id } = await save(service, 'kept');
    rmSync(folder, { recursive: true });
    mkdirSync(folder);

    expect(await service.handlers['system.tryWriting']({})).toEqual({ fault: 'storage_missing' });

    await expect(save(service, 'lost?')).rejects.toMatchObject({ code: 'storage_missing' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await service.handlers['library.snippet']({ id: id as AssetId })).toMatchObject({ fragments: [{ text: 'kept' }] });
  },
);

/** Opens a library as an ordinary user, since root may write everywhere; gives what it says. */
function openAsUser(folder: string): string {
  if (isRoot) process.seteuid?.(nobody);
  try {
    openDatabase(folder).close();
    return 'opened';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test.skipIf(process.platform === 'win32')(
  'a folder that cannot be written is named so, and stays as it is (Windows has no such modes)',
  () => {
    const folder = tempFolder();
    openDatabase(folder).close();
    const before = readdirSync(folder);
    for (const path of [folder, ...before.map(file => join(folder, file))]) {
      if (isRoot) chownSync(path, nobody, nobody);
      chmodSync(path, path === folder ? 0o500 : 0o400);
    }

    expect(openAsUser(folder)).toMatch(/^storage_read_only: The data folder cannot be written/);

    expect(readdirSync(folder)).toEqual(before);
  },
);
