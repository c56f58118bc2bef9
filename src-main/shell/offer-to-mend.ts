import { app, dialog } from 'electron';
import { AppError } from '../../src-shared/errors.ts';
import { runTask } from '../storage/maintenance.ts';
import type { Mended, Offer, Remedy } from '../storage/recovery/remedy.ts';
import { backupText, mendedText } from '../storage/recovery/words.ts';
import { backupFiles, pick } from './pick.ts';

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
  let { message } = error;
  for (;;) {
    const offer = await runTask('offer', { folder });
    const choices = choicesOf(offer);
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: detailOf(offer, folder),
      buttons: [...choices.map(({ button }) => button), 'Quit Magpie'],
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
  return [
    ...(backup ? [{ button: 'Restore the Newest Backup', remedy: async () => 'newest' as const }] : []),
    ...(canSalvage ? [{ button: 'Save What Can Be Read', remedy: async () => 'salvage' as const }] : []),
    { button: 'Restore Another Backup…', remedy: pickFile },
    { button: 'Begin an Empty Library', remedy: async () => 'empty' as const },
  ];
}

function detailOf({ backup }: Offer, folder: string): string {
  const backups = backup ? backupText(backup) : 'There is no verified backup beside the library.';
  return `${backups}\n\nNothing has been changed. What is there now is set aside in the data folder and never deleted, whatever you choose.\n\n${folder}`;
}

async function pickFile(): Promise<Remedy | undefined> {
  const restore = await pick('file', backupFiles);
  return restore === undefined ? undefined : { restore };
}

async function tell(mended: Mended): Promise<void> {
  await dialog.showMessageBox({ type: 'info', message: 'The library can be used again', detail: mendedText(mended) });
}

/** Says that the open library was found damaged; it is mended at the next start, which may be at once. */
export async function askToRestart(): Promise<void> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: 'The library file is damaged',
    detail:
      'Magpie has to start again to mend it: it will offer the newest backup and what can still be read. Until then reading goes on as far as it can.',
    buttons: ['Restart Magpie', 'Later'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return;
  app.relaunch();
  app.quit();
}
