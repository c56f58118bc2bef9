import { isInDialog, isTyping } from '../../lib/keys.ts';
import { importFileList } from './import-flow.ts';
import { saveText } from './save-text.ts';

/** Saves what is pasted outside of text fields; gives its own undo. */
export function listenForPaste(): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (isTyping(event) || isInDialog(event) || !event.clipboardData) return;
    const text = event.clipboardData.getData('text/plain');
    const { files } = event.clipboardData;
    if (files.length === 0 && text === '') return;
    event.preventDefault();
    void (files.length > 0 ? importFileList(files) : saveText(text));
  };
  document.addEventListener('paste', onPaste);
  return () => document.removeEventListener('paste', onPaste);
}
