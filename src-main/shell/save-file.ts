import { copyFile, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { Input } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/errors.ts';
import { fileNameFor } from '../../src-shared/model/file-name.ts';
import type { ExportedFile } from '../transfer/transfers.ts';

/**
 * Writes a file where the person says; pages can download nothing by themselves. Tells whether it was written.
 *
 * @throws AppError `unprocessable` with the system's reason when the place cannot be written
 */
export async function saveFile({ file: { name, bytes } }: Input<'shell.saveFile'>): Promise<boolean> {
  return saveAt(fileNameFor({ name: '', label: name, language: 'txt' }), path => writeFile(path, bytes));
}

/** The same for what was exported: the file is there whole, or not at all. */
export async function saveExport({ name, path: from }: ExportedFile): Promise<boolean> {
  return saveAt(name, async path => {
    const passing = `${path}.part`;
    try {
      await copyFile(from, passing);
      const file = await open(passing, 'r+');
      await file.sync().finally(() => file.close());
      await rename(passing, path);
    } finally {
      await rm(passing, { force: true });
    }
  });
}

async function saveAt(name: string, write: (path: string) => Promise<void>): Promise<boolean> {
  const options = { defaultPath: join(app.getPath('downloads'), name) };
  const window = BrowserWindow.getFocusedWindow();
  const { canceled, filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  if (canceled || filePath === '') return false;
  try {
    await write(filePath);
  } catch (error) {
    throw new AppError(
      'unprocessable',
      `The file could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return true;
}
