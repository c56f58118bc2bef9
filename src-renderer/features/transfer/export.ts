import type { Input } from '../../../src-shared/contract/index.ts';
import { type Transfer, transferFilePath } from '../../../src-shared/model/transfers.ts';
import { call, host } from '../../api/bridge.ts';
import { attempt } from '../../lib/attempt.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { follow } from './follow.ts';

/** Writes snippets into a file: among a browser's downloads, and in the desktop app where the person says. */
export async function exportSnippets(request: Input<'transfers.export'>['export']): Promise<void> {
  const done = await attempt(async () => follow(await call('transfers.export', { export: request })));
  if (done?.value.state === 'failed') showError(`${texts.transfer.notExported} ${done.value.error.message}`);
  else if (done?.value.state === 'exported') await save(done.value);
}

async function save({ id, name, snippets, hidden }: Extract<Transfer, { readonly state: 'exported' }>): Promise<void> {
  if (host === 'electron') {
    const saved = await attempt(() => call('shell.saveExport', { id }));
    if (!saved?.value) return;
  } else {
    const link = document.createElement('a');
    link.href = transferFilePath(id);
    link.download = name;
    link.click();
  }
  const parts = [
    texts.transfer.exported(readableCount(snippets), snippets === 1),
    ...(hidden > 0 ? [texts.transfer.hidden(readableCount(hidden), hidden === 1)] : []),
  ];
  showToast({ text: parts.join('. '), tone: 'info' });
}
