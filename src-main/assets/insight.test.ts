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
    duplicates: { count: 1, groups: [{ snippets: [{ id: one.id, name: 'one', language: 'ts' }, { id: other.id }] }] },
    unused: { count: 1, snippets: [{ id: old.id, at: now - 400 * day }] },
  });
  expect(overview.languages.slice(0, 2).map(({ count }) => count)).toEqual([2, 2]);
  expect(overview.diskBytes).toBeGreaterThan(overview.contentBytes);
});

const text = `export function sum(values: number[]): number {
  let total = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    total += value;
  }
  return total;
}`;

test('near copies differ in blanks, comments or a few words, and exact ones are told by the overview alone', async () => {
  const service = await openTestService();
  const first = await save(service, text, { name: 'sum' });
  await save(service, text, { name: 'sum, the very same' });
  const laidOut = await save(service, `// by hand\n${text.replaceAll(/^ +/gm, '\t')}`, { name: 'sum with tabs' });
  const changed = await save(service, text.replace('total = 0', 'total = 1'), { name: 'sum from one' });
  await save(service, text.split('\n').slice(0, 3).join('\n'), { name: 'its beginning' });
  const trashed = await save(service, `${text}\n`, { name: 'trashed' });
  await service.handlers['assets.delete']({ asset: trashed.id as AssetId });

  const { count, groups } = await service.handlers['insight.nearCopies']({});

  expect(count).toBe(1);
  expect(groups[0]?.snippets.map(({ id }) => id)).toEqual([first.id, laidOut.id, changed.id]);
  expect(groups[0]?.similarity).toBeGreaterThanOrEqual(0.8);
  expect(groups[0]?.similarity).toBeLessThan(1);
});
