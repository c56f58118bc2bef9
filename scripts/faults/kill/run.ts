import { setTimeout as wait } from 'node:timers/promises';
import { libraryFile } from '../../../src-main/storage/library-file.ts';
import { changesSince } from '../../../src-main/storage/sqlite/contradictions.ts';
import type { Bridge } from '../../../src-shared/bridge.ts';
import { unwrap } from '../../../src-shared/errors.ts';
import type { Change } from '../../../src-shared/model/library.ts';
import { problemsOf } from '../problems.ts';
import { Random } from '../random.ts';
import { Writer } from './writer.ts';

/** A running Magpie that can be written to and ended at any moment. */
export interface Victim {
  /** Who writes: one bridge a writer. */
  readonly bridges: readonly Bridge[];
  /** Ends all of it at once. */
  kill(): Promise<void>;
  /** Asks it to close, which it may be killed in the midst of. */
  close(): void;
}

export interface Host {
  /** Starts it on the library of this run. */
  start(): Promise<Victim>;
  /** Starts it, and kills it `ms` later, whether it answers by then or not. */
  killWhileStarting(ms: number): Promise<void>;
}

export interface KillOptions {
  readonly host: Host;
  readonly folder: string;
  readonly times: number;
  readonly seed: number;
  /** One a writer: whether it may send bytes. */
  readonly writers: readonly { readonly bytes: boolean }[];
  /** Writing before a kill, in milliseconds at most. */
  readonly writingMs: number;
  /** Every how many kills the whole file is read. */
  readonly soundEvery: number;
  readonly onKill?: (tally: Tally) => void;
  readonly onProblem?: (problem: string) => void;
}

/**
 * The moments: in the midst of writing, in the quiet after it (when the index is merged and stored, and snippets are
 * enriched), while it closes, and while it starts.
 */
const moments = ['writing', 'quiet', 'closing', 'starting'] as const;
type Moment = (typeof moments)[number];

export interface Tally {
  readonly kills: Record<Moment, number>;
  acknowledged: number;
  /** Writes that were under way at a kill, and had been done all the same. */
  underWay: number;
  doneUnderWay: number;
  /** Changes that a subscriber was told of, all of which were found again. */
  announced: number;
  indexed: number;
  readonly problems: string[];
}

/** Of old snippets so many are looked at again after each kill, a writer; at the end it is all of them. */
const othersAtOnce = 10;

/** Writes and kills, again and again on one library; gives what was wrong after any of it. */
export async function killAgainAndAgain(options: KillOptions): Promise<Tally> {
  const { host, folder, times, seed, onKill } = options;
  const random = new Random(seed);
  const writers = options.writers.map(({ bytes }, i) => new Writer(`w${i}`, new Random(seed * 1_000 + i), { bytes }));
  const tally: Tally = {
    kills: { writing: 0, quiet: 0, closing: 0, starting: 0 },
    acknowledged: 0,
    underWay: 0,
    doneUnderWay: 0,
    announced: 0,
    indexed: 0,
    problems: [],
  };
  let announced: Change[] = [];
  for (let kill = 1; kill <= times + 1; kill++) {
    const victim = await host.start();
    const isLast = kill > times;
    const found = await look(victim, { folder, writers, announced, whole: isLast || kill % options.soundEvery === 0, isLast });
    for (const problem of found.problems) {
      tally.problems.push(`after kill ${kill - 1}: ${problem}`);
      options.onProblem?.(tally.problems.at(-1) as string);
    }
    tally.underWay += found.underWay;
    tally.doneUnderWay += found.doneUnderWay;
    tally.indexed = found.indexed;
    tally.announced += announced.length;
    if (isLast) {
      await victim.kill();
      break;
    }
    const moment = random.weighted<Moment>([
      [6, 'writing'],
      [2, 'quiet'],
      [1, 'closing'],
      [1, 'starting'],
    ]);
    announced = await writeAndKill(victim, { writers, random, moment, writingMs: options.writingMs });
    if (moment === 'starting') await host.killWhileStarting(random.between(0, 900));
    tally.kills[moment]++;
    tally.acknowledged = writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
    onKill?.(tally);
  }
  return tally;
}

interface Look {
  readonly folder: string;
  readonly writers: readonly Writer[];
  readonly announced: readonly Change[];
  /** Whether the whole file and the whole index are read. */
  readonly whole: boolean;
  readonly isLast: boolean;
}

/** What is there after a kill, against what was promised. */
async function look(victim: Victim, { folder, writers, announced, whole, isLast }: Look) {
  const [first] = victim.bridges as [Bridge];
  await untilIndexed(first);
  const outcomes = await Promise.all(
    writers.map((writer, i) => writer.check(victim.bridges[i] ?? first, isLast ? writer.size : othersAtOnce)),
  );
  const problems = outcomes.flatMap(outcome => outcome.problems);
  problems.push(...lostChanges(announced, changesSince(libraryFile(folder), announced[0]?.revision ?? Number.MAX_SAFE_INTEGER)));
  const { checked, differing, differences } = unwrap(await first.call('library.checkIndex', {}));
  if (differing > 0) problems.push(`the index differs in ${differing} places: ${JSON.stringify(differences[0])}`);
  if (whole) problems.push(...problemsOf(folder));
  return {
    problems,
    indexed: checked,
    underWay: outcomes.filter(({ done }) => done !== undefined).length,
    doneUnderWay: outcomes.filter(({ done }) => done).length,
  };
}

/** What a subscriber was told has been committed: it stands in the feed as it was told. */
function lostChanges(announced: readonly Change[], stored: ReadonlyMap<number, string>): string[] {
  return announced.flatMap(({ revision, assets }) => {
    const told = assets.map(({ id, kind }) => `${kind} ${id}`).join();
    return stored.get(revision) === told || assets.length === 0
      ? []
      : [`change ${revision} was announced as ${told}, and is ${stored.get(revision)}`];
  });
}

async function untilIndexed(bridge: Bridge): Promise<void> {
  while (unwrap(await bridge.call('library.index', {})).state !== 'ready') await wait(50);
}

interface Write {
  readonly writers: readonly Writer[];
  readonly random: Random;
  readonly moment: Moment;
  readonly writingMs: number;
}

/** Writes until the moment has come, and kills; gives the changes that were announced meanwhile. */
async function writeAndKill(victim: Victim, { writers, random, moment, writingMs }: Write): Promise<Change[]> {
  const [first] = victim.bridges as [Bridge];
  const announced: Change[] = [];
  const leave = first.subscribe('library.changes', change => void announced.push(change));
  let stopped = false;
  const writing = Promise.all(writers.map((writer, i) => writer.write(victim.bridges[i] ?? first, () => stopped)));
  await Promise.race([wait(random.between(10, writingMs)), writing]);
  if (moment === 'quiet') {
    stopped = true;
    await writing;
    // Merging begins after 50 ms, enriching after 400, storing after a second.
    await wait(random.between(0, 1_600));
  }
  if (moment === 'closing') {
    victim.close();
    await wait(random.between(0, 150));
  }
  await victim.kill();
  stopped = true;
  leave();
  await writing;
  return announced;
}
