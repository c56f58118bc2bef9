import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BackupReason, backupReasons } from '../../../src-shared/model/backups.ts';
import { type Kept, outdated } from './rotation.ts';

const day = 86_400_000;

/** A library that is backed up at these times and rotated after each, as time goes on. */
function live(times: readonly number[], reason: BackupReason = 'daily'): Kept[] {
  let kept: Kept[] = [];
  for (const [number, at] of times.entries()) {
    kept.push({ id: `${number}`, at, reason, number });
    const gone = outdated(kept);
    kept = kept.filter(({ id }) => !gone.includes(id));
  }
  return kept;
}

const days = (from: string, count: number) => Array.from({ length: count }, (_, i) => Date.parse(from) + i * day);
const dates = (kept: readonly Kept[]) => kept.map(({ at }) => new Date(at).toISOString().slice(0, 10));

test('after two years of daily backups there are those of 7 days, 4 weeks and 12 months', () => {
  expect(dates(live(days('2025-01-01T12:00Z', 730)))).toEqual([
    ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31'],
    ...['2026-09-30', '2026-10-31', '2026-11-30'],
    ...['2026-12-13', '2026-12-20'],
    ...['2026-12-25', '2026-12-26', '2026-12-27', '2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31'],
  ]);
});

test.each(['1970-01-01T00:00Z', '2099-01-01T00:00Z'])('a clock that says %s for a while takes no more than time does', wrong => {
  const good = days('2026-03-01T12:00Z', 31);
  const jumped = live([...good, Date.parse(wrong), Date.parse(wrong) + day]);
  expect(dates(jumped)).toEqual(expect.arrayContaining(['2026-03-29', '2026-03-30', '2026-03-31']));

  // Back to the right time: the newest are the right ones, and those of the wrong time go as all do.
  const again = dates(live([...good, Date.parse(wrong), ...days('2026-04-01T12:00Z', 20)]));
  expect(again.slice(-7)).toEqual(days('2026-04-14T12:00Z', 7).map(at => new Date(at).toISOString().slice(0, 10)));
});

test('what was made before a restore is not pushed out by the backups of the days after', () => {
  const kept: Kept[] = [{ id: 'rollback', at: Date.parse('2026-03-01'), reason: 'before-restore', number: -1 }];
  const gone = outdated([...kept, ...live(days('2026-03-01T12:00Z', 400))]);
  expect(gone).not.toContain('rollback');
});

test('whatever the times, the three newest stay, and rotating once more takes nothing', () => {
  const backup = fc.record({
    at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    reason: fc.constantFrom(...backupReasons),
  });
  fc.assert(
    fc.property(fc.array(backup, { maxLength: 60 }), made => {
      const all: Kept[] = made.map(({ at, reason }, number) => ({ id: `${number}`, at, reason, number }));
      const gone = new Set(outdated(all));
      for (const { id } of all.slice(-3)) expect(gone).not.toContain(id);
      expect(outdated(all.filter(({ id }) => !gone.has(id)))).toEqual([]);
    }),
    { seed: 23 },
  );
});
