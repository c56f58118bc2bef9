import { AppError } from '../../../src-shared/errors.ts';
import type { ArchiveSummary, ImportResult, Transfer } from '../../../src-shared/model/transfers.ts';
import { handOver } from '../../api/archive.ts';
import { call } from '../../api/bridge.ts';
import { undo } from '../../app/undo.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { confirm } from '../../ui/confirm.ts';
import { showError, showToast } from '../../ui/toasts.ts';
import { follow } from './follow.ts';

/** Lets an archive be chosen. */
export function chooseArchive(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.magpie';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void importArchive(() => handOver(file));
  });
  input.click();
}

/** Says what an archive holds, and imports it when that is wanted. */
export async function importArchive(look: () => Promise<Transfer>): Promise<void> {
  try {
    const ready = await look();
    if (ready.state !== 'ready') return;
    const { id, archive } = ready;
    if (!(await confirm(question(archive)))) return void (await call('transfers.cancel', { id }));
    const done = await follow(await call('transfers.import', { id }));
    if (done.state === 'failed') showError(`${texts.transfer.notImported} ${done.error.message}`);
    else if (done.state === 'cancelled') showToast({ text: texts.transfer.stopped, tone: 'info' });
    else if (done.state === 'imported') tell(id, done.result);
  } catch (error) {
    // What is wrong with an archive is said by whoever looked at it.
    const isWrong = error instanceof AppError && error.code === 'unprocessable';
    showError(isWrong ? `${texts.transfer.notImported} ${error.message}` : textOfError(error));
  }
}

function question({ created, version, snippets, masked }: ArchiveSummary) {
  const { transfer } = texts;
  const made = transfer.made(new Date(created).toLocaleString(), version);
  return {
    title: transfer.ask(readableCount(snippets), snippets === 1),
    hint: [made, ...(masked ? [transfer.masked] : []), transfer.askHint].join(' '),
    action: transfer.import,
  };
}

function tell(id: string, { added, known, restored, skipped, faults }: ImportResult): void {
  const { transfer } = texts;
  const changed = added + restored;
  const parts = [
    ...(added > 0 || restored === 0 ? [transfer.imported(readableCount(added), added === 1)] : []),
    ...(restored > 0 ? [texts.capture.restored(readableCount(restored))] : []),
    ...(known > 0 ? [transfer.known(readableCount(known))] : []),
    ...(skipped > 0 ? [texts.capture.skipped(readableCount(skipped))] : []),
  ];
  const step = undo.push({
    run: async () => void (await call('transfers.undo', { id })),
    done: texts.undo.imported(readableCount(changed), changed === 1),
  });
  showToast({
    text: parts.join(', '),
    tone: 'info',
    details: faults.map(({ line, name, reason }) => ({ name: name ?? transfer.line(line), reason: transfer.faults[reason] })),
    ...(changed > 0 && { action: { label: texts.undo.undo, run: () => void undo.run(step) } }),
  });
}
