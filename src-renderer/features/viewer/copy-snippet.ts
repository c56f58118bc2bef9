import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Fragment, Snippet } from '../../../src-shared/model/library.ts';
import { call, contentUrl } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { libraryQueries } from '../library/queries.ts';
import { drafts } from './drafts.ts';
import { useEditorState } from './editor-state.ts';
import { shownFragment } from './fragments.ts';
import { secretsIn } from './secrets.ts';

/** What became of a copy: how many secrets went along. A failure was told already. */
export type Copied = { readonly secrets: number } | 'failed';

/** Copies the fragment of a snippet that is shown, its first where another snippet is, and says so. */
export async function copySnippet(id: AssetId): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  const fragment = shownFragment(snippet, useUi.getState().fragment);
  if (fragment) tellCopied(await copyFragment(snippet, fragment));
}

/** Copies what is selected in a text or all of it, as it is written, hidden parts included, or a picture. */
export async function copyFragment(snippet: Snippet, fragment: Fragment): Promise<Copied> {
  if (fragment.text !== undefined) {
    const selected = isShown(snippet, fragment) ? useEditorState.getState().selection?.() : undefined;
    return copyText(snippet, selected ?? drafts.get(fragment.id)?.text ?? fragment.text);
  }
  if (fragment.paged) {
    const whole = await attempt(async () => (await fetch(contentUrl(fragment.id))).text());
    return whole ? copyText(snippet, whole.value) : 'failed';
  }
  return copying(snippet, async () => {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(contentUrl(fragment.id)) })]);
    return { secrets: 0 };
  });
}

function isShown(snippet: Snippet, fragment: Fragment): boolean {
  const ui = useUi.getState();
  return ui.active === snippet.id && shownFragment(snippet, ui.fragment)?.id === fragment.id;
}

/** Copies a text that is part of a snippet. */
export async function copyText(snippet: Snippet, text: string): Promise<Copied> {
  return copying(snippet, async () => {
    await navigator.clipboard.writeText(text);
    return { secrets: secretsIn(text, snippet.secrets).length };
  });
}

/** The same with what it looks like, for documents and mails; others take the plain text. */
export async function copyRich(snippet: Snippet, html: string, text: string): Promise<Copied> {
  return copying(snippet, async () => {
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': html, 'text/plain': text })]);
    return { secrets: secretsIn(text, snippet.secrets).length };
  });
}

export function tellCopied(copied: Copied): void {
  if (copied !== 'failed') showToast({ text: texts.detail.copiedWith(copied.secrets), tone: 'info' });
}

async function copying(snippet: Snippet, copy: () => Promise<Copied>): Promise<Copied> {
  try {
    const copied = await copy();
    recordUse(snippet);
    return copied;
  } catch {
    showError(texts.detail.copyFailed);
    return 'failed';
  }
}

/** What is used comes sooner in later searches. The copy has succeeded already: nobody is told where this has not. */
function recordUse({ id, deleted }: Snippet): void {
  if (deleted === undefined) call('library.use', { id }).catch(() => {});
}

/** Clipboards take pictures as PNG only. */
async function pngOf(url: string): Promise<Blob> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
