import { app, dialog } from 'electron';
import { AppError } from '../../src-shared/errors.ts';
import { runTask } from '../storage/maintenance.ts';
import type { Mended, Offer, Remedy } from '../storage/recovery/remedy.ts';
import { backupFiles, pick } from './pick.ts';
import { shellTexts } from './texts.ts';

interface Choice {
  readonly button: string;
  /** Undefined where the person thinks better of it. */
  readonly remedy: () => Promise<Remedy | undefined>;
}

/**
 * Asks what to do about a library that does not open, until something is in its place or the person gives up. What is there
 * is set aside by whatever they choose, never deleted.
 *
 * @returns whether the library can be opened now
 */
export async function offerToMend(error: AppError, folder: string): Promise<boolean> {
  const { recovery } = shellTexts;
  let message = error.code === 'library_missing' ? recovery.missing : recovery.damaged;
  for (;;) {
    const offer = await runTask('offer', { folder });
    const choices = choicesOf(offer);
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: detailOf(offer, folder),
      buttons: [...choices.map(({ button }) => button), recovery.quit],
      defaultId: 0,
      cancelId: choices.length,
      noLink: true,
    });
    const remedy = await choices[response]?.remedy();
    if (choices[response] === undefined) return false;
    if (remedy === undefined) continue;
    try {
      await tell(await runTask('mend', { folder, remedy, at: Date.now() }));
      return true;
    } catch (failure) {
      if (!(failure instanceof AppError)) throw failure;
      ({ message } = failure);
    }
  }
}

function choicesOf({ backup, canSalvage }: Offer): readonly Choice[] {
  const { recovery } = shellTexts;
  return [
    ...(backup ? [{ button: recovery.newest, remedy: async () => 'newest' as const }] : []),
    ...(canSalvage ? [{ button: recovery.salvage, remedy: async () => 'salvage' as const }] : []),
    { button: recovery.another, remedy: pickFile },
    { button: recovery.empty, remedy: async () => 'empty' as const },
  ];
}

function detailOf({ backup }: Offer, folder: string): string {
  const { recovery } = shellTexts;
  return [backup ? recovery.backup(backup) : recovery.noBackup, recovery.kept, folder].join('\n\n');
}

async function pickFile(): Promise<Remedy | undefined> {
  const restore = await pick('file', backupFiles());
  return restore === undefined ? undefined : { restore };
}

async function tell(mended: Mended): Promise<void> {
  const { recovery } = shellTexts;
  await dialog.showMessageBox({ type: 'info', message: recovery.mended, detail: recovery.mendedDetail(mended) });
}

/** Says that the open library was found damaged; it is mended at the next start, which may be at once. */
export async function askToRestart(): Promise<void> {
  const { recovery } = shellTexts;
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: recovery.damaged,
    detail: recovery.restartDetail,
    buttons: [recovery.restart, recovery.later],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}
