import { AppError } from '../../../src-shared/errors.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';

/** The text of a fragment as it is written, until the service has it. */
export interface Draft {
  readonly snippetId: AssetId;
  readonly fragmentId: FormatId;
  readonly text: string;
  /** The version and text it was begun on. */
  readonly base: number;
  readonly original: string;
  readonly state: 'waiting' | 'saving' | 'failed' | 'conflict';
  readonly error?: unknown;
  /** What someone else made of it meanwhile. */
  readonly theirs?: Snippet;
}

export type DraftStart = Pick<Draft, 'snippetId' | 'fragmentId' | 'base' | 'original'>;

export interface DraftDeps {
  readonly save: (draft: Draft) => Promise<Snippet>;
  readonly fetch: (id: AssetId) => Promise<Snippet>;
  /** Saves a text whose snippet is gone as a snippet of its own. */
  readonly saveAsNew: (draft: Draft) => Promise<AssetId>;
  /** Keeps drafts over the end of the window. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  readonly now: () => number;
  /** The same for the pages that one window shows, one after the other. */
  readonly windowId: string;
}

/** A pause in typing. */
const saveAfterMs = 600;
/** Who writes without one is saved this often; what the storage of the browser does not hold is safe by this. */
const saveAtLeastMs = 3_000;
/** Longer texts are copied into the storage of the browser only where a save fails, not at each keystroke; it holds 5 MB. */
const storedLength = 200_000;
/** A stored draft of this age belongs to a window that is gone: a living one would have saved it. */
export const abandonedAfterMs = 5_000;
const storageKey = 'magpie.draft.';

/** Saves what is typed by itself, one save at a time for each fragment, and keeps it where that fails. */
export function createDraftKeeper({ save, fetch, saveAsNew, storage, now, windowId }: DraftDeps) {
  const drafts = new Map<FormatId, Draft>();
  const timers = new Map<FormatId, ReturnType<typeof setTimeout>>();
  /** When what is not saved yet was begun. */
  const unsavedSince = new Map<FormatId, number>();
  const saving = new Map<FormatId, Promise<void>>();
  const listeners = new Set<() => void>();
  /** What was saved last; a page may take a moment to show it. */
  let savedLast: Pick<DraftStart, 'fragmentId' | 'base' | 'original'> | undefined;

  function put(draft: Draft): void {
    drafts.set(draft.fragmentId, draft);
    keep(draft);
    announce();
  }

  function drop(fragmentId: FormatId): void {
    drafts.delete(fragmentId);
    clearTimeout(timers.get(fragmentId));
    quietly(() => storage.removeItem(storageKey + fragmentId));
    announce();
  }

  function announce(): void {
    for (const listener of listeners) listener();
  }

  function keep({ snippetId, fragmentId, text, base, original, state }: Draft): void {
    if (state !== 'failed' && text.length + original.length > storedLength) return;
    const value = JSON.stringify({ snippetId, fragmentId, text, base, original, at: now(), windowId });
    quietly(() => storage.setItem(storageKey + fragmentId, value));
  }

  function schedule(fragmentId: FormatId): void {
    clearTimeout(timers.get(fragmentId));
    const since = unsavedSince.get(fragmentId) ?? now();
    unsavedSince.set(fragmentId, since);
    const wait = Math.max(0, Math.min(saveAfterMs, since + saveAtLeastMs - now()));
    timers.set(
      fragmentId,
      setTimeout(() => void flush(fragmentId), wait),
    );
  }

  function write(start: DraftStart, text: string): void {
    const before = drafts.get(start.fragmentId);
    if (before?.state === 'conflict' || before?.state === 'saving') {
      put({ ...before, text });
      return;
    }
    const begun = before ?? newest(start);
    if (!before && text === begun.original) return;
    put({ ...begun, text, state: 'waiting' });
    schedule(start.fragmentId);
  }

  /** The page's state, or what was saved from here after it was drawn. */
  function newest(start: DraftStart): DraftStart {
    return savedLast?.fragmentId === start.fragmentId && savedLast.base > start.base ? { ...start, ...savedLast } : start;
  }

  async function flush(fragmentId: FormatId): Promise<void> {
    clearTimeout(timers.get(fragmentId));
    unsavedSince.delete(fragmentId);
    const draft = drafts.get(fragmentId);
    if (!draft || draft.state === 'saving' || draft.state === 'conflict') return;
    const sent: Draft = { ...draft, state: 'saving' };
    put(sent);
    const work = send(sent);
    saving.set(fragmentId, work);
    await work;
    if (saving.get(fragmentId) === work) saving.delete(fragmentId);
  }

  async function send(sent: Draft): Promise<void> {
    try {
      settle(sent, await save(sent));
    } catch (error) {
      await fail(sent, error);
    }
  }

  /** The service has `sent`; what was typed meanwhile goes after it. */
  function settle(sent: Draft, snippet: Snippet): void {
    const current = drafts.get(sent.fragmentId);
    if (!current) return;
    if (current.text === sent.text) {
      savedLast = { fragmentId: sent.fragmentId, base: snippet.version, original: sent.text };
      drop(sent.fragmentId);
      return;
    }
    const { error: _, ...rest } = current;
    put({ ...rest, base: snippet.version, original: sent.text, state: 'waiting' });
    schedule(sent.fragmentId);
  }

  async function fail(sent: Draft, error: unknown): Promise<void> {
    const current = drafts.get(sent.fragmentId) ?? sent;
    if (!(error instanceof AppError && error.code === 'conflict')) {
      put({ ...current, state: 'failed', error });
      return;
    }
    try {
      resolve(current, await fetch(sent.snippetId));
    } catch (fetchError) {
      put({ ...current, state: 'failed', error: fetchError });
    }
  }

  /** Another change of the snippet conflicts only where it changed this very text. */
  function resolve(current: Draft, theirs: Snippet): void {
    const text = textIn(theirs, current.fragmentId);
    if (text === current.text) {
      settle(current, theirs);
    } else if (text === current.original) {
      put({ ...current, base: theirs.version, state: 'waiting' });
      void flush(current.fragmentId);
    } else {
      put({ ...current, state: 'conflict', theirs });
    }
  }

  /** Keeps a text whose snippet is gone; rejects, and keeps it here, where that fails. */
  async function rescue(fragmentId: FormatId): Promise<AssetId | undefined> {
    const draft = drafts.get(fragmentId);
    if (!draft) return undefined;
    const id = await saveAsNew(draft);
    drop(fragmentId);
    return id;
  }

  function ofSnippet(id: AssetId): Draft | undefined {
    const all = [...drafts.values()].filter(draft => draft.snippetId === id);
    return all.find(({ state }) => state === 'failed' || state === 'conflict') ?? all[0];
  }

  return {
    rescue,
    /** A draft of a snippet, whatever its fragment: one that could not be saved, if there is one. */
    ofSnippet,
    /** Saves all that was typed in a snippet, also while it waits; tells whether the service has it. */
    async settleSnippet(id: AssetId): Promise<boolean> {
      for (let draft = ofSnippet(id); draft; draft = ofSnippet(id)) {
        await (saving.get(draft.fragmentId) ?? flush(draft.fragmentId));
        const state = drafts.get(draft.fragmentId)?.state;
        if (state === 'failed' || state === 'conflict') return false;
      }
      return true;
    },
    write,
    flush,
    get: (fragmentId: FormatId): Draft | undefined => drafts.get(fragmentId),
    wasSaved: (fragmentId: FormatId): boolean => savedLast?.fragmentId === fragmentId && !drafts.has(fragmentId),
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async flushAll(): Promise<void> {
      await Promise.all([...drafts.keys()].map(flush));
    },
    /** Answers a conflict: what was typed here is saved over the other text, which stays as a version. */
    async keepMine(fragmentId: FormatId): Promise<void> {
      const draft = drafts.get(fragmentId);
      if (!draft?.theirs) return;
      const { theirs, ...rest } = draft;
      put({ ...rest, base: theirs.version, original: textIn(theirs, fragmentId) ?? '', state: 'waiting' });
      await flush(fragmentId);
    },
    /** Answers a conflict: what was typed here is given up. */
    takeTheirs: drop,
    /**
     * Takes up what windows left behind that ended before they could save, and what the page before this one did; gives how
     * many of them are saved now.
     */
    async recover(): Promise<number> {
      const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
      const found = keys.filter(key => key.startsWith(storageKey)).map(key => parseStored(storage.getItem(key)));
      const foreign = found.filter(draft => draft !== undefined && !drafts.has(draft.fragmentId)) as StoredDraft[];
      // A time to come is one of a clock that was set back since.
      const abandoned = foreign.filter(draft => draft.windowId === windowId || Math.abs(now() - draft.at) > abandonedAfterMs);
      for (const { at: _at, windowId: _windowId, ...draft } of abandoned)
        drafts.set(draft.fragmentId, { ...draft, state: 'waiting' });
      await Promise.all(abandoned.map(({ fragmentId }) => flush(fragmentId)));
      const homeless = abandoned.filter(({ fragmentId }) => isHomeless(drafts.get(fragmentId)));
      await Promise.allSettled(homeless.map(({ fragmentId }) => rescue(fragmentId)));
      return abandoned.filter(({ fragmentId }) => !drafts.has(fragmentId)).length;
    },
  };
}

/** Whether the snippet of a draft can no longer take it: in the trash or removed for good. */
export function isHomeless(draft: Draft | undefined): boolean {
  return draft?.error instanceof AppError && (draft.error.code === 'not_found' || draft.error.code === 'gone');
}

type StoredDraft = DraftStart & { readonly text: string; readonly at: number; readonly windowId?: string };

function parseStored(value: string | null): StoredDraft | undefined {
  try {
    const parsed: Partial<StoredDraft> = JSON.parse(value ?? '{}');
    return typeof parsed.text === 'string' && parsed.fragmentId && parsed.snippetId ? (parsed as StoredDraft) : undefined;
  } catch {
    return undefined;
  }
}

function textIn(snippet: Snippet, fragmentId: FormatId): string | undefined {
  return snippet.fragments.find(fragment => fragment.id === fragmentId)?.text;
}

/** Storage that is full or forbidden costs the safety net, never the save. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing to do: the draft is in memory and on its way to the service.
  }
}
