import { call, host } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { texts } from '../../texts.ts';
import { showToast } from '../../ui/toasts.ts';

/** Saves a file: among a browser's downloads, and in the desktop app where the person says. Failures are told. */
export async function saveFile(name: string, content: Blob): Promise<void> {
  if (host !== 'electron') {
    download(name, content);
    return;
  }
  const saved = await attempt(async () =>
    call('shell.saveFile', { file: { name, bytes: new Uint8Array(await content.arrayBuffer()) } }),
  );
  if (saved?.value) showToast({ text: texts.share.fileSaved, tone: 'info' });
}

function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  const url = URL.createObjectURL(content);
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // while it is being saved
}
