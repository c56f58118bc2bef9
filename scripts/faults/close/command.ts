import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bridge } from '../../../src-shared/bridge.ts';
import { unwrap } from '../../../src-shared/errors.ts';
import { problemsOf } from '../problems.ts';
import { Random } from '../random.ts';
import { spawnService, untilAnswering } from '../service-process.ts';
import { closeUnderLoad } from './close.ts';

const options = {
  times: { type: 'string', default: '200' },
  seed: { type: 'string', default: '1' },
  program: { type: 'string' },
} as const;

/** The limits of the parts add up to five seconds, on a machine that has time for them. In milliseconds. */
const longMs = 6_000;

/** Closes a service in the midst of work, again and again; tells whether it always ended by itself, soon, and lost nothing. */
export async function runClose(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({ args: [...args], options });
  const folder = mkdtempSync(join(tmpdir(), 'magpie-close-'));
  const random = new Random(Number(values.seed));
  const saved: string[] = [];
  const took: number[] = [];
  let bad = 0;
  for (let i = 1; i <= Number(values.times); i++) {
    const service = await untilAnswering(spawnService(folder, { program: values.program }));
    const lost = await lostOf(service.bridge, saved);
    const { code, signal, ms } = await closeUnderLoad(service, random, saved);
    took.push(ms);
    const problems = [
      ...(code === 0 ? [] : [`it ended with ${code ?? signal}`]),
      ...(ms > longMs ? [`it took ${ms} ms`] : []),
      ...lost.map(id => `${id} was saved and is not there`),
    ];
    for (const problem of problems) console.error(`close ${i}: ${problem}`);
    bad += problems.length;
    if (i % 10 === 0) console.log(`${i} times closed, ${saved.length} snippets saved; ${figures(took)}; ${bad} problems`);
  }
  const problems = problemsOf(folder);
  for (const problem of problems) console.error(problem);
  const isSound = bad + problems.length === 0;
  if (isSound) rmSync(folder, { recursive: true, force: true });
  else console.error(`The library is kept in ${folder}`);
  return isSound;
}

async function lostOf(bridge: Bridge, saved: readonly string[]): Promise<string[]> {
  const there = new Set(unwrap(await bridge.call('assets.identifiers', {})).iterable.map(({ id }) => id as string));
  return saved.filter(id => !there.has(id));
}

function figures(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b);
  return `half within ${sorted[sorted.length >> 1]} ms, the longest ${sorted.at(-1)} ms`;
}
