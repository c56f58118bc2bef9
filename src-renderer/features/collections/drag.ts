import type { DragEvent } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { useUi } from '../../app/ui-store.ts';

/** Only Magpie's own windows know what to do with it. */
const type = 'application/x-magpie-snippets';

/** Takes a row along, with the others when it is one of several that are selected. */
export function startDrag(event: DragEvent, id: AssetId): void {
  const { selected } = useUi.getState();
  event.dataTransfer.setData(type, JSON.stringify(selected.includes(id) ? selected : [id]));
  event.dataTransfer.effectAllowed = 'copy';
}

export function carriesSnippets({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(type);
}

export function snippetsOf({ dataTransfer }: DragEvent): readonly AssetId[] {
  return JSON.parse(dataTransfer.getData(type));
}
