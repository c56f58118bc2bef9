import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { Input } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import { fileNameFor } from '../../src-shared/model/file-name.ts';

/**
 * Writes a file where the person says; pages can download nothing by themselves. Tells whether it was written.
 *
 * @throws AppError `unprocessable` with the system's reason when the place cannot be written
 */
export async function saveFile({ file: { name, bytes } }: Input<'shell.saveFile'>): Promise<boolean> {
  const suggested = join(app.getPath('downloads'), fileNameFor({ name: '', label: name, language: 'txt' }));
  const options = { defaultPath: suggested };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (canceled || filePath === '') return false;
  try {
    await writeFile(filePath, bytes);
  } catch (error) {
    throw new AppError(
      'unprocessable',
      `The file could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return true;
}
