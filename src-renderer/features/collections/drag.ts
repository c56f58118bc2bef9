import type { DragEvent } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { call, host } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { showToast } from '../../ui/toasts.ts';
import { offerSnippet } from './offer.ts';

/** Only Magpie's own windows know what to do with it. */
const type = 'application/x-magpie-snippets';

/** What the desktop drags out of this window: to the window itself it comes as files. */
let draggedOut: readonly AssetId[] | null = null;

/** More files than these nobody carries around by hand. */
const mostFiles = 100;

/**
 * Takes a row along, with the others when it is one of several that are selected: onto a collection, and as files to other
 * programs, which the desktop makes of them. Browsers offer what they have of it.
 */
export function startDrag(event: DragEvent, id: AssetId): void {
  const { selected } = useUi.getState();
  const ids = selected.includes(id) ? selected : [id];
  if (host === 'electron' && ids.length <= mostFiles) {
    event.preventDefault(); // or it would be a drag of the page beside that of the desktop
    draggedOut = ids;
    window.addEventListener('pointermove', forgetAfterDrag);
    void attempt(() => dragOut(ids));
    return;
  }
  event.dataTransfer.setData(type, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'copy';
  if (ids.length === 1) offerSnippet(event.dataTransfer, id);
}

/** During a drag of the desktop a page gets no pointer events: the first one without a button tells that it has ended. */
function forgetAfterDrag({ buttons }: PointerEvent): void {
  if (buttons !== 0) return;
  draggedOut = null;
  window.removeEventListener('pointermove', forgetAfterDrag);
}

async function dragOut(ids: readonly AssetId[]): Promise<void> {
  const { hidden } = await call('shell.dragOut', { ids: [...ids] });
  if (hidden > 0) showToast({ text: texts.secrets.hiddenInDrag(hidden), tone: 'info' });
}

/** Whether what hangs over the window are snippets of its own. */
export function isOwnDrag(): boolean {
  return draggedOut !== null;
}

export function carriesSnippets({ dataTransfer }: DragEvent): boolean {
  return isOwnDrag() || dataTransfer.types.includes(type);
}

export function snippetsOf({ dataTransfer }: DragEvent): readonly AssetId[] {
  return draggedOut ?? JSON.parse(dataTransfer.getData(type));
}
