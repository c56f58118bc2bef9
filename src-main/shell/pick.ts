import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { shellTexts } from './texts.ts';

/** The path that a person chooses in the system's dialog; undefined when they choose none. */
export async function pick(kind: 'file' | 'folder', filters: OpenDialogOptions['filters'] = []): Promise<string | undefined> {
  const options: OpenDialogOptions = {
    properties: kind === 'file' ? ['openFile'] : ['openDirectory', 'createDirectory'],
    filters,
  };
  const window = BrowserWindow.getFocusedWindow();
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return filePaths[0];
}

export const backupFiles = () => [{ name: shellTexts.recovery.backupFiles, extensions: ['db'] }];
