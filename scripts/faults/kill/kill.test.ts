import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { headlessHost } from './headless.ts';
import { killAgainAndAgain } from './run.ts';

/** Six starts of a service on a loaded machine. */
const timeout = 120_000;

test('a service killed at random moments has every write that it acknowledged, whole and once', { timeout }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'magpie-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const writers = [{ bytes: true }, { bytes: true }, { bytes: false }];

  const tally = await killAgainAndAgain({
    host: headlessHost(folder, writers.length),
    folder,
    times: 5,
    seed: 8,
    writers,
    writingMs: 400,
    soundEvery: 1,
  });

  expect(tally.problems).toEqual([]);
  expect(tally.acknowledged).toBeGreaterThan(8);
});
