import { useSyncExternalStore } from 'react';
import { specificFromName } from '../../../src-shared/model/classification.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { seedFromText } from '../../../src-shared/model/seed-from-file.ts';
import { call } from '../../api/bridge.ts';
import { useConnection } from '../../app/connection.ts';
import { onWritableAgain } from '../../app/health.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { announce } from '../../ui/announce.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { ownApplication } from '../capture/application.ts';
import { nextFirstLineName } from '../capture/first-line-name.ts';
import { editSnippet } from '../library/actions.ts';
import { libraryQueries } from '../library/queries.ts';
import { abandonedAfterMs, createDraftKeeper, type Draft } from './draft-keeper.ts';

export const drafts = createDraftKeeper({
  save: saveDraft,
  fetch: id => call('library.snippet', { id }),
  saveAsNew,
  storage: localStorage,
  now: Date.now,
  windowId: windowId(),
});

/** A reload keeps it, another window has another. */
function windowId(): string {
  const id = sessionStorage.getItem('magpie.window') ?? crypto.randomUUID();
  sessionStorage.setItem('magpie.window', id);
  return id;
}

async function saveDraft(draft: Draft): Promise<Snippet> {
  const snippet = queryClient.getQueryData(libraryQueries.snippet(draft.snippetId).queryKey);
  const { id: first } = snippet?.fragments[0] ?? {};
  const label = snippet?.fragments.find(({ id }) => id === draft.fragmentId)?.label ?? '';
  const isNamed = specificFromName(label) !== undefined; // the name of a file says what it holds
  const language = draft.original === '' && !isNamed ? await guessLanguage(draft.text) : undefined;
  const name = first === draft.fragmentId ? nextFirstLineName(draft.snippetId, snippet?.name, draft.text) : undefined;
  const saved = await editSnippet({
    id: draft.snippetId,
    base: draft.base,
    ...(name !== undefined && { name }),
    fragment: { id: draft.fragmentId, text: draft.text, ...(language !== undefined && { language }) },
  });
  announce(texts.saving.saved, 'save');
  return saved;
}

async function saveAsNew({ text }: Draft): Promise<AssetId> {
  const { id } = await call('assets.create', { seed: seedFromText(text, await ownApplication()), transferables: false });
  return id as AssetId;
}

/** Gives a text whose snippet is gone a snippet of its own, and shows it. */
export async function saveDraftAsNew(fragmentId: FormatId): Promise<void> {
  try {
    const id = await drafts.rescue(fragmentId);
    if (id === undefined) return;
    const { setScope, clearFilters, open } = useUi.getState();
    setScope('all');
    clearFilters();
    open(id);
  } catch (error) {
    showError(textOfError(error));
  }
}

/** A snippet that was begun empty gets the language of its first text; one that cannot be told stays as it is. */
async function guessLanguage(text: string): Promise<string | undefined> {
  try {
    const seed = await call('assets.draft', { seed: seedFromText(text, await ownApplication()), transferables: false });
    const language = seed.asset.format.classification?.specific;
    return language === 'txt' ? undefined : language;
  } catch {
    return undefined; // a guess must not stand between a text and its save
  }
}

/** Saves what is open when the window is left, and again when the service is back; gives its own undo. */
export function keepDraftsSafe(): () => void {
  const recover = async () => {
    if ((await drafts.recover()) > 0) showToast({ text: texts.saving.recovered, tone: 'info' });
  };
  void recover();
  const later = setTimeout(() => void recover(), 1.1 * abandonedAfterMs); // what a window left that ended right before this start
  const flush = () => void drafts.flushAll();
  const onVisibility = () => document.visibilityState === 'hidden' && flush();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', flush);
  const stops = [useConnection.subscribe(({ connected }) => connected && flush()), onWritableAgain(flush)];
  return () => {
    clearTimeout(later);
    document.removeEventListener('visibilitychange', onVisibility);
    window.removeEventListener('pagehide', flush);
    for (const stop of stops) stop();
  };
}

export function useDraft(fragmentId: FormatId): Draft | undefined {
  return useSyncExternalStore(drafts.subscribe, () => drafts.get(fragmentId));
}

export function useDraftOf(snippetId: AssetId | null): Draft | undefined {
  return useSyncExternalStore(drafts.subscribe, () => (snippetId === null ? undefined : drafts.ofSnippet(snippetId)));
}

export function useWasSaved(fragmentId: FormatId): boolean {
  return useSyncExternalStore(drafts.subscribe, () => drafts.wasSaved(fragmentId));
}
