import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Fragment } from '../../../src-shared/model/library.ts';
import { contentUrl } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { libraryQueries } from '../library/queries.ts';
import { drafts } from './drafts.ts';

/** Copies the first fragment of a snippet and says so. */
export async function copySnippet(id: AssetId): Promise<void> {
  const snippet = await queryClient.ensureQueryData(libraryQueries.snippet(id));
  const [fragment] = snippet.fragments;
  if (fragment && (await copyFragment(fragment))) showToast({ text: texts.detail.copied, tone: 'info' });
}

/** Copies a text as it is written, or a picture; tells a failure itself. */
export async function copyFragment(fragment: Fragment): Promise<boolean> {
  try {
    if (fragment.text !== undefined) await navigator.clipboard.writeText(drafts.get(fragment.id)?.text ?? fragment.text);
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(contentUrl(fragment.id)) })]);
    return true;
  } catch {
    showError(texts.detail.copyFailed);
    return false;
  }
}

/** Clipboards take pictures as PNG only. */
async function pngOf(url: string): Promise<Blob> {
  const bitmap = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}
