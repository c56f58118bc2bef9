import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell } from 'electron';
import type { Parsed } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import { fileNameFor } from '../../src-shared/model/file-name.ts';
import type { AssetsService } from '../assets/service.ts';
import { startsProgram } from './starts-program.ts';
import { shellTexts } from './texts.ts';

/**
 * Opens a copy of a fragment with the program that the system has for it; asks first where that may start what is in it.
 * The copy is read-only and lies where the system keeps what is temporary, since nobody tells when it is no longer needed.
 *
 * @throws AppError `not_found`, and `unprocessable` with the system's reason when nothing opens it
 */
export async function openFragment(
  { fragment: { id, ...names } }: Parsed<'shell.openFragment'>,
  content: AssetsService['content'],
): Promise<null> {
  const found = await content(id);
  if (!found) throw new AppError('not_found', 'There is no fragment with this id');
  const name = fileNameFor(names);
  if (startsProgram(name) && !(await isConfirmed(name))) return null;
  const file = join(await mkdtemp(join(app.getPath('temp'), 'magpie-')), name);
  await writeFile(file, found.bytes, { mode: 0o400 });
  const problem = await shell.openPath(file);
  if (problem !== '') throw new AppError('unprocessable', `The file could not be opened: ${problem}`);
  return null;
}

async function isConfirmed(name: string): Promise<boolean> {
  const { opening } = shellTexts;
  const question = {
    type: 'warning' as const,
    message: opening.ask(name),
    detail: opening.hint,
    buttons: [opening.cancel, opening.open],
    defaultId: 0,
    cancelId: 0,
  };
  const window = BrowserWindow.getFocusedWindow();
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 1;
}
