import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { desktopHost, desktopWriters } from './desktop.ts';
import { headlessHost } from './headless.ts';
import { killAgainAndAgain, type Tally } from './run.ts';

const options = {
  times: { type: 'string', default: '500' },
  seed: { type: 'string', default: '1' },
  program: { type: 'string' },
  desktop: { type: 'boolean', default: false },
} as const;

const headlessWriters = [{ bytes: true }, { bytes: true }, { bytes: false }, { bytes: false }, { bytes: false }];

/** The long form of the kill test; tells whether all was well. */
export async function runKill(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options });
  const folder = mkdtempSync(join(tmpdir(), 'magpie-kill-'));
  const writers = values.desktop ? desktopWriters : headlessWriters;
  const profile = `${folder}-profile`;
  console.log(`${values.times} kills from seed ${values.seed}, library in ${folder}`);
  const tally = await killAgainAndAgain({
    host: values.desktop ? desktopHost(folder, profile) : headlessHost(folder, writers.length, { program: values.program }),
    folder,
    times: Number(values.times),
    seed: Number(values.seed),
    writers,
    writingMs: 1_500,
    soundEvery: 25,
    onKill: tally => tell(tally, values.desktop ? 5 : 10),
    onProblem: problem => console.error(problem),
  });
  tell(tally, 1);
  const isSound = tally.problems.length === 0;
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  if (isSound) rmSync(folder, { recursive: true, force: true });
  else console.error(`The library is kept in ${folder}`);
  return isSound;
}

function tell(tally: Tally, every: number): void {
  const { kills, acknowledged, underWay, doneUnderWay, announced, indexed, problems } = tally;
  const count = Object.values(kills).reduce((sum, number) => sum + number, 0);
  if (count % every !== 0) return;
  const moments = Object.entries(kills).map(([moment, number]) => `${moment} ${number}`);
  console.log(
    `${count} kills (${moments.join(', ')}); ${acknowledged} writes acknowledged, ${underWay} under way at a kill, of which ` +
      `${doneUnderWay} had been done; ${announced} changes announced; ${indexed} snippets compared with the index; ${problems.length} problems`,
  );
}
