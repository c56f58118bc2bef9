import type { SpokenLanguage } from '../../src-shared/spoken-language.ts';
import { backupText, mendedText } from '../storage/recovery/words.ts';
import { de } from './texts/de.ts';
import { ja } from './texts/ja.ts';

/** Every text that the desktop shows outside of Magpie's pages, in English. A further language is another value of this shape. */
const en = {
  menu: {
    file: '&File',
    newSnippet: 'New Snippet',
    newWindow: 'New Window',
    saveClipboard: 'Save Clipboard',
    importArchive: 'Import Archive…',
    export: 'Export…',
    settings: 'Settings…',
    edit: '&Edit',
    search: 'Search',
    view: '&View',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    showData: 'Show Data Folder',
    showLog: 'Show Log',
  },
  tray: {
    recent: 'Copy a Recent Snippet',
    untitled: 'Untitled',
    saveClipboard: 'Save Clipboard',
    pause: 'Pause Saving',
    search: 'Search',
    open: 'Open Magpie',
    quit: 'Quit Magpie',
    paused: 'Saving is paused',
    apiOff: 'The local API is off',
    apiFailed: 'The local API could not start',
    keySaves: (key: string) => `${key} saves the clipboard`,
    keyTaken: (key: string) => `${key} is taken by another program. Save from here.`,
  },
  notice: {
    saved: 'Saved',
    restored: 'Restored from the trash',
    known: 'Already saved',
    severalSaved: (count: number) => `Saved: ${count}`,
    severalSkipped: (count: number) => `Skipped: ${count}`,
    copied: 'Copied',
    notSaved: 'Not saved',
    many: (count: number) => `These are ${count} files. Drop them on the window of Magpie.`,
    concealed: 'The program it was copied from marks it as concealed.',
    paused: 'Saving is paused.',
    nothing: 'Nothing to save',
    nothingHint: 'There is nothing on the clipboard that can be saved.',
    failed: 'Could not be saved',
  },
  closing: {
    ask: 'Keep Magpie running without a window?',
    hint: 'Its hotkeys and its local API go on working then.',
    backByTray: 'The icon beside the clock brings the window back.',
    backByStart: 'Starting Magpie again brings the window back.',
    settings: 'The settings have this too, under Desktop.',
    stay: 'Keep Running',
    quit: 'Quit Magpie',
    cancel: 'Cancel',
  },
  opening: {
    ask: (name: string) => `Open ${name}?`,
    hint: 'This file may be a program, and would run with all you may do. Open it only if you know where it comes from.',
    open: 'Open',
    cancel: 'Cancel',
  },
  recovery: {
    damaged: 'The library file is damaged',
    missing: 'The library file is missing, though there was a library in this folder',
    backup: backupText,
    noBackup: 'There is no verified backup beside the library.',
    kept: 'Nothing has been changed. What is there now is set aside in the data folder and never deleted, whatever you choose.',
    newest: 'Restore the Newest Backup',
    salvage: 'Save What Can Be Read',
    another: 'Restore Another Backup…',
    backupFiles: 'Backups of Magpie',
    empty: 'Begin an Empty Library',
    quit: 'Quit Magpie',
    mended: 'The library can be used again',
    mendedDetail: mendedText,
    restartDetail:
      'Magpie has to start again to mend it: it will offer the newest backup and what can still be read. Until then reading goes on as far as it can.',
    restart: 'Restart Magpie',
    later: 'Later',
    cannotGoOn: 'Magpie cannot go on',
    left: (folder: string) => `The library is in ${folder}. It was left as it is.`,
  },
};

export type ShellTexts = typeof en;

/** The texts in the language that was chosen. To be read while a menu or a notice is made: whoever keeps one keeps its language. */
export let shellTexts: ShellTexts = en;

export function setShellLanguage(language: SpokenLanguage): void {
  shellTexts = { en, de, ja }[language];
}
