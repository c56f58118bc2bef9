import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openTestService, save, tempFolder } from '../testing/library.ts';

vi.setConfig({ testTimeout: 60_000 }); // each backup starts a thread, which takes seconds on a busy machine

test('the state tells when the last backup was and when the next is due, over a restart too', async () => {
  const folder = tempFolder();
  const at = Date.parse('2026-11-23T12:00Z');
  const first = await openTestService(folder, () => at);
  expect(await first.handlers['backups.state']({})).toEqual({ damaged: false, next: at });

  const made = await first.handlers['backups.create']({});

  const state = { damaged: false, last: { at, reason: 'manual' }, next: at + 24 * 3_600_000 };
  expect(await first.handlers['backups.state']({})).toEqual(state);
  expect(await first.handlers['backups.list']({})).toEqual({ backups: [made] });
  await first.close();
  const again = await openTestService(folder, () => at + 1);
  expect(await again.handlers['backups.state']({})).toEqual(state);
});

test('backups that are asked for at once are made one after the other', async () => {
  const { handlers } = await openTestService();
  const [one, two] = await Promise.all([handlers['backups.create']({}), handlers['backups.create']({})]);
  expect(one.id).not.toBe(two.id);
  const { backups } = await handlers['backups.list']({});
  expect(backups.map(({ id }) => id).toSorted()).toEqual([one.id, two.id].toSorted());
});

test('a second folder that is away is told until a copy gets there', async () => {
  const { handlers } = await openTestService();
  const folder = tempFolder();
  const choose = (secondFolder: string) => handlers['settings.update']({ settings: { backups: { secondFolder } } });
  await choose(`${folder}/unplugged`);
  await handlers['backups.create']({});
  expect((await handlers['backups.state']({})).second).toMatchObject({
    failure: { message: expect.stringContaining('connected') },
  });

  await choose(folder);
  await handlers['backups.create']({});

  expect((await handlers['backups.state']({})).second).toEqual({ folder });
  expect((await handlers['backups.list']({})).backups.map(({ place }) => place).toSorted()).toEqual([
    'library',
    'library',
    'second',
  ]);
});

test('closing gives backups up, and nothing half-made is left', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const made = Promise.allSettled([1, 2, 3].map(() => service.handlers['backups.create']({})));
  await vi.waitFor(() => expect(existsSync(join(folder, 'backups'))).toBe(true), 30_000);

  await service.close();

  expect((await made).at(-1)).toMatchObject({ reason: { code: 'cancelled' } });
  expect(readdirSync(join(folder, 'backups')).filter(name => name.endsWith('.part'))).toEqual([]);
});

test('the check of a running library looks at its index too', async () => {
  const service = await openTestService();
  await save(service, 'hello');
  const { ok, findings } = await service.handlers['backups.check']({});
  expect(ok).toBe(true);
  expect(findings.map(({ check }) => check)).toEqual([
    ...['file', 'structure', 'links', 'contents', 'changes', 'index', 'place', 'permissions', 'backups'],
  ]);
});
