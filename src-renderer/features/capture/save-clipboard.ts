import { call, host } from '../../api/bridge.ts';
import { textOfError } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { importFileList } from './import-flow.ts';
import { saveText } from './save-text.ts';

/** Saves what is on the clipboard: the desktop reads it itself, a browser asks. */
export async function saveClipboard(): Promise<void> {
  if (host === 'electron') {
    try {
      await call('shell.saveClipboard', {});
    } catch (error) {
      showError(textOfError(error));
    }
    return;
  }
  const items = await readClipboard();
  if (!items) return;
  for (const item of items) {
    const type = item.types.find(candidate => candidate.startsWith('image/'));
    if (type) return importFileList([new File([await item.getType(type)], `image.${type.slice('image/'.length)}`)]);
    if (item.types.includes('text/plain')) {
      const text = await (await item.getType('text/plain')).text();
      if (text.trim() !== '') return saveText(text);
    }
  }
  showToast({ text: texts.capture.clipboardEmpty, tone: 'info' });
}

async function readClipboard(): Promise<ClipboardItems | undefined> {
  try {
    return await navigator.clipboard.read();
  } catch {
    showError(texts.capture.clipboardDenied);
    return undefined;
  }
}
