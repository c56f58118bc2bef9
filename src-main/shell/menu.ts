import type { MenuItemConstructorOptions } from 'electron';
import type { Platform } from '../../src-shared/model/hotkeys.ts';
import { shellTexts } from './texts.ts';
import type { ZoomStep } from './windows/zoom.ts';

export interface MenuActions {
  readonly newSnippet: () => void;
  readonly newWindow: () => void;
  readonly saveClipboard: () => void;
  readonly importArchive: () => void;
  readonly exportSnippets: () => void;
  readonly search: () => void;
  readonly settings: () => void;
  readonly zoom: (by: ZoomStep) => void;
  readonly showData: () => void;
  readonly showLog: () => void;
}

export interface MenuFacts {
  readonly platform: Platform;
  /** Reload and the developer tools are for those who work on Magpie. */
  readonly packaged: boolean;
  /** The global key that saves; undefined while it is switched off. */
  readonly saveKey: string | undefined;
}

const separator = { type: 'separator' } as const;
/** An item that is there for its key alone. */
const quiet = { visible: false, acceleratorWorksWhenHidden: true } as const;

/** The application menu: roles where the system has them, so that it speaks the user's language and knows his keys. */
export function menuTemplate(actions: MenuActions, { platform, packaged, saveKey }: MenuFacts): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const { menu } = shellTexts;
  const settings = { label: menu.settings, accelerator: 'CommandOrControl+,', click: actions.settings };
  const developer: MenuItemConstructorOptions[] = packaged ? [] : [{ role: 'reload' }, { role: 'toggleDevTools' }, separator];
  return [
    ...(mac ? [appMenu(settings)] : []),
    {
      label: menu.file,
      submenu: [
        { label: menu.newSnippet, accelerator: 'CommandOrControl+N', click: actions.newSnippet },
        { label: menu.newWindow, accelerator: 'CommandOrControl+Shift+N', click: actions.newWindow },
        separator,
        {
          label: menu.saveClipboard,
          click: actions.saveClipboard,
          // The key is a global one already: here it is only shown.
          ...(saveKey !== undefined && { accelerator: saveKey, registerAccelerator: false }),
        },
        separator,
        { label: menu.importArchive, click: actions.importArchive },
        { label: menu.export, accelerator: 'CommandOrControl+Shift+E', click: actions.exportSnippets },
        separator,
        ...(mac ? [] : [settings, separator]),
        { role: 'close' },
        ...(mac ? [] : [{ role: 'quit' } as const]),
      ],
    },
    {
      label: menu.edit,
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        { label: menu.search, accelerator: 'CommandOrControl+K', click: actions.search },
      ],
    },
    {
      label: menu.view,
      submenu: [
        ...developer,
        // Not the roles: theirs zooms one window, and is forgotten when it closes.
        { label: menu.actualSize, accelerator: 'CommandOrControl+0', click: () => actions.zoom('reset') },
        { label: menu.zoomIn, accelerator: 'CommandOrControl+Plus', click: () => actions.zoom('in') },
        { ...quiet, label: menu.zoomIn, accelerator: 'CommandOrControl+=', click: () => actions.zoom('in') }, // no Shift needed
        { label: menu.zoomOut, accelerator: 'CommandOrControl+-', click: () => actions.zoom('out') },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        { label: menu.showData, click: actions.showData },
        { label: menu.showLog, click: actions.showLog },
        ...(mac ? [] : [separator, { role: 'about' } as const]),
      ],
    },
  ];
}

/** macOS's own, with the settings where its apps have them. */
function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
}
