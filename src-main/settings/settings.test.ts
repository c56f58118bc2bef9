import { expect, test } from 'vitest';
import { openTestService, tempFolder } from '../testing/library.ts';

test('settings have defaults, are kept across restarts, and announce a change', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const seen: unknown[] = [];
  service.settings.subscribe(({ server }) => void seen.push(server.port));
  const before = await service.handlers['settings.get']({});
  expect(before.server).toEqual({ enabled: true, origins: [] });
  expect(new Set(Object.values(before.enrichment))).toEqual(new Set([true]));

  await service.handlers['settings.update']({
    settings: { server: { enabled: false, port: 5323, origins: ['app://obsidian.md'] } },
  });

  expect(seen).toEqual([5323]);
  await service.close();
  const again = await openTestService(folder);
  expect(again.settings.current()).toEqual({
    ...before,
    server: { enabled: false, port: 5323, origins: ['app://obsidian.md'] },
  });
});

test('a change of settings is no change of the library', async () => {
  const service = await openTestService();
  await service.handlers['settings.update']({ settings: { server: { enabled: true, origins: [] } } });
  expect(service.changes.revision).toBe(0);
});
