import type { KeyObject } from 'node:crypto';
import type { AppUpdater } from 'electron-updater';
import type { Handlers, Stream, UpdateOperation } from '../../../src-shared/contract/index.ts';
import type { NoUpdates, UpdateFailure, UpdateState } from '../../../src-shared/contract/updates.ts';
import { AppError } from '../../../src-shared/errors.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';
import type { Source } from '../../ipc/streams.ts';
import { isSigned, type ReleaseInfo } from './signature.ts';

export interface UpdatesDeps {
  /** Loaded when it is first needed. */
  readonly engine: () => Promise<AppUpdater>;
  /** Whose releases are believed. */
  readonly key: () => KeyObject;
  readonly settings: { current(): Settings; subscribe(listener: (settings: Settings) => void): () => void };
  /** Closes the app as Quit does, and then runs this instead of ending. */
  readonly quitInto: (install: () => void) => void;
  readonly now: () => number;
  readonly report: (error: unknown) => unknown;
}

export interface Updates {
  readonly handlers: Handlers<Exclude<UpdateOperation, Stream>>;
  readonly sources: { readonly 'updates.state': Source<'updates.state'> };
  /** Looks, where that is wanted, and again each day; also as soon as it comes to be wanted. */
  begin(): void;
  close(): void;
}

/** How often it is asked whether a day has passed, in milliseconds: a timer of a day stands still while a laptop sleeps. */
const wakeMs = 60 * 60_000;
const dayMs = 24 * wakeMs;

class UnsignedError extends Error {}

/** New versions: looked for at the start and daily where a person agreed, downloaded and put in place only when asked. */
export function createUpdates({ engine: load, key, settings, quitInto, now, report }: UpdatesDeps): Updates {
  const listeners = new Set<(state: UpdateState) => void>();
  let state: UpdateState = { state: 'idle' };
  let engine: AppUpdater | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;

  function become(next: UpdateState): void {
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function theEngine(): Promise<AppUpdater> {
    if (engine) return engine;
    const made = configure(await load());
    made.on('download-progress', ({ percent }) => {
      if (state.state === 'loading') become({ ...state, percent: Math.floor(percent) });
    });
    engine = made;
    return made;
  }

  async function look(): Promise<void> {
    if (state.state === 'looking' || state.state === 'loading' || state.state === 'ready') return;
    lookedAt = now();
    become({ state: 'looking' });
    try {
      const result = await (await theEngine()).checkForUpdates();
      if (!result?.isUpdateAvailable) return become({ state: 'current', at: now() });
      const { updateInfo } = result;
      if (!isSigned(updateInfo as unknown as ReleaseInfo, key())) throw new UnsignedError('The release is not signed');
      become({ state: 'available', version: updateInfo.version });
    } catch (error) {
      report(error);
      become({ state: 'failed', during: 'look', why: failureOf(error, 'unreadable') });
    }
  }

  async function download(version: string): Promise<void> {
    become({ state: 'loading', version, percent: 0 });
    try {
      await (await theEngine()).downloadUpdate();
      become({ state: 'ready', version });
    } catch (error) {
      report(error);
      become({ state: 'failed', during: 'load', why: failureOf(error, 'failed') });
    }
  }

  function lookIfDue(): void {
    if (settings.current().updates.look === true && now() - lookedAt >= dayMs) void look();
  }

  let stop = () => {};

  return {
    begin: () => {
      const timer = setInterval(lookIfDue, wakeMs).unref();
      const unsubscribe = settings.subscribe(lookIfDue);
      stop = () => {
        clearInterval(timer);
        unsubscribe();
      };
      lookIfDue();
    },
    handlers: {
      'updates.look': async () => {
        await look();
        return null;
      },
      'updates.load': async () => {
        if (state.state !== 'available') throw new AppError('conflict', 'There is no new version to download');
        void download(state.version);
        return null;
      },
      'updates.install': async () => {
        const ready = engine;
        if (state.state !== 'ready' || !ready) throw new AppError('conflict', 'There is no new version to restart into');
        quitInto(() => ready.quitAndInstall());
        return null;
      },
    },
    sources: { 'updates.state': sourceOf(listeners, () => state) },
    close: () => stop(),
  };
}

/** In the place of updates where there are none: says why, and does nothing. */
export function withoutUpdates(why: NoUpdates): Updates {
  const refuse = async () => {
    throw new AppError('unavailable', 'This Magpie does not update itself');
  };
  return {
    handlers: { 'updates.look': refuse, 'updates.load': refuse, 'updates.install': refuse },
    sources: { 'updates.state': sourceOf(new Set(), () => ({ state: 'none', why })) },
    begin: () => {},
    close: () => {},
  };
}

function sourceOf(listeners: Set<(state: UpdateState) => void>, current: () => UpdateState): Source<'updates.state'> {
  return listener => {
    listeners.add(listener);
    listener(current());
    return () => {
      listeners.delete(listener);
    };
  };
}

/** All that happens by itself is off: it is asked for, and said. */
function configure(engine: AppUpdater): AppUpdater {
  engine.logger = null; // failures are reported here; the rest names paths
  engine.autoDownload = false;
  engine.autoInstallOnAppQuit = false;
  engine.allowDowngrade = false;
  engine.allowPrerelease = false;
  engine.disableWebInstaller = true;
  // It makes an id of this installation and would send it along. Rollouts are decided on this machine, without it.
  engine.requestHeaders = { 'x-user-staging-id': 'none' };
  return engine;
}

const unreachable = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|HTTP_ERROR)|net::ERR_|^ERR_UPDATER_CHANNEL_FILE_NOT_FOUND/;

function failureOf(error: unknown, otherwise: UpdateFailure): UpdateFailure {
  if (error instanceof UnsignedError) return 'unsigned';
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  if (code === 'ERR_CHECKSUM_MISMATCH') return 'damaged';
  return unreachable.test(code) || unreachable.test(message) ? 'unreachable' : otherwise;
}
