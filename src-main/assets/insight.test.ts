import { expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { openTestService, save } from '../testing/library.ts';

const day = 86_400_000;
const now = new Date(2026, 5, 15, 12).getTime();

test('the overview tells days, uses, languages, duplicates and what nobody has used for a year', async () => {
  let at = now - 400 * day;
  const service = await openTestService(undefined, () => at);
  const { handlers } = service;
  const old = await save(service, 'SELECT 1', { name: 'old', ext: 'sql' });
  const kept = await save(service, 'SELECT 2', { name: 'kept', ext: 'sql' });
  at = now - 2 * day;
  const one = await save(service, 'const a = 1', { name: 'one', ext: 'ts' });
  await handlers['library.use']({ id: kept.id as AssetId });
  at = now;
  const other = await save(service, 'const a = 1', { name: 'other', ext: 'ts' });
  const trashed = await save(service, 'const a = 1', { name: 'trashed', ext: 'ts' });
  await handlers['assets.delete']({ asset: trashed.id as AssetId });
  await save(service, '', { name: 'blank' });
  await save(service, '', { name: 'blank too' });
  for (let use = 0; use < 2; use++) await handlers['library.use']({ id: one.id as AssetId });

  const overview = await handlers['insight.overview']({});

  expect(overview).toMatchObject({
    snippets: 6,
    uses: 3,
    contentBytes: 38,
    today: '2026-06-15',
    saved: [
      { day: '2026-06-13', count: 1 },
      { day: '2026-06-15', count: 3 },
    ],
    used: [
      { day: '2026-06-13', count: 1 },
      { day: '2026-06-15', count: 2 },
    ],
    mostUsed: [
      { name: 'one', uses: 2 },
      { name: 'kept', uses: 1 },
    ],
    duplicates: { count: 1, pairs: [{ one: { id: one.id, name: 'one', language: 'ts' }, other: { id: other.id } }] },
    unused: { count: 1, snippets: [{ id: old.id, at: now - 400 * day }] },
  });
  expect(overview.languages.slice(0, 2).map(({ count }) => count)).toEqual([2, 2]);
  expect(overview.diskBytes).toBeGreaterThan(overview.contentBytes);
});
