import { isOwnDrag } from '../collections/drag.ts';
import { droppedText, sourceOfPicture } from './dropped-content.ts';
import { entriesOf } from './dropped-files.ts';
import { importEntries, importFileList } from './import-flow.ts';
import { saveText } from './save-text.ts';

/** What hangs over the window: so many files, or something of a page. */
export type Dragged = { readonly kind: 'files'; readonly count: number } | { readonly kind: 'text' | 'link' };

/** Takes what is dragged in from outside; `onOver` hears what hangs over the window, null when nothing does. Gives its own undo. */
export function listenForDrops(onOver: (dragged: Dragged | null) => void): () => void {
  let depth = 0; // dragenter and dragleave come for each element on the way
  let own = false; // text moved within the editor is the editor's

  /** Entering takes too: a browser asks nothing else where the element below the pointer is new, as the overlay is. */
  const take = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
  };
  const carried = ({ dataTransfer }: DragEvent) => (own || isOwnDrag() || !dataTransfer ? null : draggedIn(dataTransfer));
  const handlers = {
    dragstart: () => {
      own = true;
    },
    dragend: () => {
      own = false;
    },
    dragenter: (event: DragEvent) => {
      const dragged = carried(event);
      if (!dragged) return;
      take(event);
      depth++;
      onOver(dragged);
    },
    dragleave: (event: DragEvent) => {
      if (!carried(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) onOver(null);
    },
    dragover: (event: DragEvent) => {
      if (carried(event)) take(event);
    },
    drop: (event: DragEvent) => {
      depth = 0;
      onOver(null);
      if (!carried(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      takeDrop(event.dataTransfer);
    },
  } as const;

  // A drag that the desktop took over is none of the page any more, and has no end in it.
  const takenOver = (event: DragEvent) => {
    own = !event.defaultPrevented;
  };
  window.addEventListener('dragstart', takenOver);
  // In the capture phase, before the editor takes a drop for itself.
  const options = { capture: true };
  for (const [name, handler] of Object.entries(handlers)) window.addEventListener(name, handler as EventListener, options);
  return () => {
    window.removeEventListener('dragstart', takenOver);
    for (const [name, handler] of Object.entries(handlers)) window.removeEventListener(name, handler as EventListener, options);
  };
}

/** Before the drop only the kinds of things are told, not the things. */
function draggedIn({ items, types }: DataTransfer): Dragged | null {
  if (types.includes('Files')) {
    const count = [...items].filter(({ kind }) => kind === 'file').length;
    return { kind: 'files', count: Math.max(1, count) };
  }
  if (types.includes('text/uri-list') || types.includes('text/x-moz-url')) return { kind: 'link' };
  return types.includes('text/plain') || types.includes('text/html') ? { kind: 'text' } : null;
}

function takeDrop(transfer: DataTransfer): void {
  const get = (format: string) => transfer.getData(format);
  const entries = entriesOf(transfer);
  if (entries.length > 0) return void importEntries(entries, sourceOfPicture(get));
  if (transfer.files.length > 0) return void importFileList([...transfer.files], sourceOfPicture(get));
  const dropped = droppedText(get);
  if (dropped) void saveText(dropped.text, dropped);
}
