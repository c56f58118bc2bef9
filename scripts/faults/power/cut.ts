import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openAssetsService } from '../../../src-main/assets/open.ts';
import type { AssetsService } from '../../../src-main/assets/service.ts';
import { contract } from '../../../src-shared/contract/index.ts';
import { inProject } from '../../lib/project.mjs';
import { problemsOf } from '../problems.ts';
import { Random } from '../random.ts';
import { Disk, type FileEvent } from './disk.ts';
import { digestOf, Expectation, type Note } from './notes.ts';
import { readRecord, underStrace } from './record.ts';

export interface CutOptions {
  readonly cuts: number;
  readonly seed: number;
  readonly onCut?: (tally: CutTally) => void;
}

export interface CutTally {
  cuts: number;
  /** What the record holds: everything done to files, and syncs among it. */
  readonly events: number;
  readonly syncs: number;
  /** Snippets that had to be there, over all cuts. */
  acknowledged: number;
  readonly problems: string[];
}

/** Records a Magpie that is used, cuts the power at random moments of it, and opens what a disk may hold then. */
export async function cutAgainAndAgain({ cuts, seed, onCut }: CutOptions): Promise<CutTally> {
  const place = mkdtempSync(join(tmpdir(), 'magpie-power-'));
  try {
    const folder = join(place, 'library');
    const notes = join(place, 'notes');
    mkdirSync(folder);
    writeFileSync(notes, '');
    const record = join(place, 'record');
    const [strace = '', ...args] = underStrace(record);
    const work = inProject('scripts', 'faults', 'power', 'work.ts');
    execFileSync(strace, [...args, process.execPath, work, folder, notes, String(seed)], { stdio: 'inherit' });
    const events = await readRecord(record, [folder, notes]);
    rmSync(record);

    const random = new Random(seed);
    const moments = Array.from({ length: cuts }, () => random.between(0, events.length)).toSorted((a, b) => a - b);
    const tally: CutTally = {
      ...{ cuts: 0, events: events.length, syncs: events.filter(({ kind }) => kind === 'synced').length },
      ...{ acknowledged: 0, problems: [] },
    };
    const disk = new Disk();
    const expected = new Expectation();
    let done = 0;
    for (const moment of moments) {
      for (; done < moment; done++) {
        const event = events[done] as FileEvent;
        if (!('path' in event) || event.path !== notes) disk.do(event);
        else if (event.kind === 'write') for (const note of notesIn(event.bytes)) expected.take(note);
      }
      const after = join(place, 'after');
      putAfterCut(disk, random, folder, after);
      for (const problem of await problemsAfter(after, expected)) tally.problems.push(`cut after ${moment} events: ${problem}`);
      rmSync(after, { recursive: true });
      tally.cuts++;
      tally.acknowledged += expected.acknowledged;
      onCut?.(tally);
    }
    return tally;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function notesIn(bytes: Buffer): Note[] {
  const lines = bytes.toString().trim().split('\n');
  return lines.map(line => JSON.parse(line) as Note);
}

/** Puts what is on the disk after a cut in another folder. What was shared memory holds anything. */
function putAfterCut(disk: Disk, random: Random, folder: string, after: string): void {
  mkdirSync(after);
  const place = (path: string) => path.replace(folder, after);
  for (const path of disk.folders) mkdirSync(place(path), { recursive: true });
  for (const [path, bytes] of disk.afterCut(random)) {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), path.endsWith('-shm') ? random.bytes(random.pick([0, 100, 32_768])) : bytes);
  }
}

/** What is wrong with a folder after a cut, once Magpie has opened it. */
async function problemsAfter(folder: string, expected: Expectation): Promise<string[]> {
  const problems: string[] = [];
  const info = () => ({ version: '0.0.0', host: 'headless' as const, platform: process.platform });
  const report = (error: unknown) => {
    problems.push(`reported: ${error}`);
    return '';
  };
  let service: AssetsService | undefined;
  try {
    service = await openAssetsService({ folder, enrich: false, info, report });
    for (const name of expected.differences(await heldBy(service))) problems.push(`${name} is not as it was told saved`);
    const { differing } = await service.handlers['library.checkIndex']({});
    if (differing > 0) problems.push(`the index differs in ${differing} places`);
    const { backups } = await service.handlers['backups.list']({});
    const whole = new Set(backups.filter(({ verified }) => verified).map(({ id }) => id));
    for (const id of expected.backups) if (!whole.has(id)) problems.push(`backup ${id} is not whole`);
  } catch (error) {
    problems.push(String(error));
  }
  await service?.close();
  const isBegun = /^backups: backup .* was never found right/; // its record was not there yet: it does not count
  return [...problems, ...(service ? problemsOf(folder).filter(problem => !isBegun.test(problem)) : [])];
}

async function heldBy({ handlers, content }: AssetsService): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for (const [scope, where] of [
    ['all', 'live'],
    ['trash', 'trashed'],
  ] as const) {
    const { rows, total } = await handlers['library.page'](
      contract['library.page'].input.parse({ page: { filter: { scope }, limit: 200 } }),
    );
    if (rows.length < total) throw new Error('There are more snippets than are looked at');
    for (const { id } of rows) {
      const { name, fragments } = await handlers['library.snippet']({ id });
      const [fragment] = fragments;
      if (!fragment) throw new Error(`${name} has no fragment`);
      held.set(name, `${where} ${digestOf(fragment.text ?? (await content(fragment.id))?.bytes ?? '')}`);
    }
  }
  return held;
}
