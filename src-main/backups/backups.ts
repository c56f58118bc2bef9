import type { backups } from '../../src-shared/contract/backups.ts';
import type { Handlers } from '../../src-shared/contract/index.ts';
import { toWire } from '../../src-shared/errors.ts';
import type { Backup, BackupReason, BackupState, LibraryReport } from '../../src-shared/model/backups.ts';
import type { IndexCheck } from '../../src-shared/model/library.ts';
import type { BackupSettings } from '../../src-shared/model/settings.ts';
import { runTask, type TaskOptions } from '../storage/maintenance.ts';
import type { TaskInput, TaskName, TaskOutput } from '../storage/maintenance-tasks.ts';
import { markDamaged } from '../storage/recovery/damage.ts';
import { nextDue } from './schedule.ts';

/** After a start other things come first. */
const firstLookMs = 60_000;
/** How often it is looked whether a backup is due: a timer of a day would sleep with the machine. */
const lookMs = 3_600_000;

export interface BackupsOptions {
  /** The data folder. */
  readonly folder: string;
  readonly settings: () => BackupSettings;
  readonly checkIndex: () => Promise<IndexCheck>;
  /** Puts the file that lies ready in the place of the library; gives the file that the old one has now. */
  readonly replace: (at: number) => Promise<string>;
  /** The library file was found damaged. Called once; reading and saving go on as far as they can. */
  readonly onDamage: () => void;
  readonly now: () => number;
  readonly report: (error: unknown) => string;
}

export interface Backups {
  readonly handlers: Handlers<keyof typeof backups>;
  /**
   * Makes a verified backup before much is changed at once.
   *
   * @throws AppError `storage_full` and others: what it was to be made for should not be done then
   */
  create(reason: BackupReason): Promise<Backup>;
  /** Takes a file that somebody picked among those that can be restored. @throws AppError for one that cannot be */
  pick(file: string): Promise<Backup>;
  /** A call has met damage in the library file. */
  foundDamage(): void;
  /** Gives up what is under way; those who wait for it are told `cancelled`. */
  close(): Promise<void>;
}

/** Keeps the library safe: a backup each day and when asked for, one task after the other, and what is known of them. */
export function openBackups({ folder, settings, checkIndex, replace, onDamage, now, report }: BackupsOptions): Backups {
  let last: BackupState['last'];
  let failure: BackupState['failure'];
  let secondFailure: BackupState['failure'];
  let running: BackupState['running'];
  let queue: Promise<unknown> = Promise.resolve();
  let damaged = false;
  const picked = new Map<string, string>();
  const closing = new AbortController();
  let listed: Promise<unknown> | undefined;

  const where = () => {
    const second = settings().secondFolder;
    return { folder, ...(second !== undefined && { second }) };
  };

  function run<N extends TaskName>(name: N, input: TaskInput<N>, progress?: TaskOptions['progress']): Promise<TaskOutput<N>> {
    return runTask(name, input, { signal: closing.signal, ...(progress && { progress }) });
  }

  function inTurn<T>(task: NonNullable<BackupState['running']>['task'], work: () => Promise<T>): Promise<T> {
    const result = queue.then(async () => {
      running = { task };
      try {
        return await work();
      } finally {
        running = undefined;
      }
    });
    queue = result.catch(() => undefined);
    return result;
  }

  async function list(): Promise<readonly Backup[]> {
    const found = await run('list', where());
    last = found.find(({ place, verified }) => place === 'library' && verified);
    return found.toSorted((a, b) => b.at - a.at);
  }

  function create(reason: BackupReason): Promise<Backup> {
    return inTurn('backup', async () => {
      const at = now();
      try {
        const made = await run('backup', { ...where(), reason, at });
        last = made.backup;
        failure = undefined;
        secondFailure = made.secondFailure === undefined ? undefined : { at, message: made.secondFailure };
        return made.backup;
      } catch (error) {
        failure = { at, message: toWire(error, report).message };
        throw error;
      }
    });
  }

  function restore(id: string): Promise<{ readonly snippets: number }> {
    return inTurn('restore', async () => {
      const file = picked.get(id);
      const { snippets } = await run('prepare', { ...where(), from: file === undefined ? { id } : { file } });
      const at = now();
      const kept = await replace(at);
      await run('adopt', { file: kept, at }).catch(report); // the backup is in place; the old library is kept, if unchecked
      await list();
      return { snippets };
    });
  }

  async function pick(file: string): Promise<Backup> {
    const backup = await run('inspect', { file });
    const id = `picked-${picked.size + 1}`;
    picked.set(id, file);
    return { id, ...backup };
  }

  function foundDamage(): void {
    if (damaged) return;
    damaged = true;
    markDamaged(folder);
    onDamage();
  }

  async function look(): Promise<void> {
    if (!(await run('quickCheck', where()))) foundDamage();
    if (damaged) return; // no backup of it would be found right
    await list();
    if (nextDue(last?.at, now()) <= now()) await create('daily');
  }

  const lookQuietly = () =>
    void look().catch(error => {
      if (!closing.signal.aborted) report(error);
    });
  const first = setTimeout(lookQuietly, firstLookMs).unref();
  const hourly = setInterval(lookQuietly, lookMs).unref();

  function check(): Promise<LibraryReport> {
    return inTurn('check', async () => {
      const report = await run('check', where(), share => {
        running = { task: 'check', share };
      });
      if (report.findings.some(({ check, state }) => check === 'structure' && state === 'wrong')) foundDamage();
      return withIndex(report, await checkIndex());
    });
  }

  async function state(): Promise<BackupState> {
    listed ??= list();
    await listed;
    const { second } = where();
    return {
      ...(last && { last: { at: last.at, reason: last.reason } }),
      damaged,
      next: nextDue(last?.at, now()),
      ...(failure && { failure }),
      ...(second !== undefined && { second: { folder: second, ...(secondFailure && { failure: secondFailure }) } }),
      ...(running && { running }),
    };
  }

  return {
    handlers: {
      'backups.list': async () => ({ backups: [...(await list())] }),
      'backups.state': state,
      'backups.create': () => create('manual'),
      'backups.restore': ({ id }) => restore(id),
      'backups.check': check,
    },
    create,
    pick,
    foundDamage,
    async close() {
      closing.abort();
      clearTimeout(first);
      clearInterval(hourly);
      await queue; // a library that takes the place of another does so first
    },
  };
}

/** The index is a view: where it differed it is being made anew, and nothing of the library is lost. */
function withIndex({ ok, findings }: LibraryReport, { differing }: IndexCheck): LibraryReport {
  const problems = differing === 0 ? [] : [`${differing} snippets were not indexed as they are; the index is being made anew`];
  const index = { check: 'index', state: differing === 0 ? 'right' : 'wrong', problems } as const;
  const at = findings.findIndex(({ check }) => check === 'place');
  return { ok: ok && differing === 0, findings: findings.toSpliced(at, 0, index) };
}
