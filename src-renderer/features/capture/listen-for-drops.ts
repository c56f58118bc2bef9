import { entriesOf } from './dropped-files.ts';
import { importEntries, importFileList } from './import-flow.ts';
import { saveText } from './save-text.ts';

/** Takes what is dragged in from outside; `onOver` hears whether something hangs over the window. Gives its own undo. */
export function listenForDrops(onOver: (over: boolean) => void): () => void {
  let depth = 0; // dragenter and dragleave come for each element on the way
  let own = false; // text moved within the editor is the editor's

  const carries = (event: DragEvent) =>
    !own && (event.dataTransfer?.types.some(type => type === 'Files' || type === 'text/plain') ?? false);
  const handlers = {
    dragstart: () => {
      own = true;
    },
    dragend: () => {
      own = false;
    },
    dragenter: (event: DragEvent) => {
      if (!carries(event)) return;
      depth++;
      onOver(true);
    },
    dragleave: (event: DragEvent) => {
      if (!carries(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) onOver(false);
    },
    dragover: (event: DragEvent) => {
      if (!carries(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    },
    drop: (event: DragEvent) => {
      depth = 0;
      onOver(false);
      if (!carries(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      takeDrop(event.dataTransfer);
    },
  } as const;

  // In the capture phase, before the editor takes a drop for itself.
  const options = { capture: true };
  for (const [name, handler] of Object.entries(handlers)) window.addEventListener(name, handler as EventListener, options);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) window.removeEventListener(name, handler as EventListener, options);
  };
}

function takeDrop(transfer: DataTransfer): void {
  const entries = entriesOf(transfer);
  if (entries.length > 0) return void importEntries(entries);
  if (transfer.files.length > 0) return void importFileList([...transfer.files]);
  const text = transfer.getData('text/plain');
  if (text !== '') void saveText(text);
}
