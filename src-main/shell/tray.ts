import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import { quickSaveKey } from './hotkeys.ts';
import { keyLabel } from './key-label.ts';

export interface TrayOptions {
  /** The folder of the tray's images. */
  readonly images: string;
  /** Whether the global key was given to us; if not, the tooltip says so. */
  readonly hasKey: boolean;
  readonly onSave: () => void;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

/** The icon beside the clock. @throws where the desktop has no place for one */
export function createTray({ images, hasKey, onSave, onOpen, onQuit }: TrayOptions): Tray {
  // macOS recolours an image whose name ends in Template.
  const image = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  const tray = new Tray(nativeImage.createFromPath(join(images, image)));
  const key = keyLabel(quickSaveKey);
  tray.setToolTip(hasKey ? `Magpie: ${key} saves the clipboard` : `Magpie: ${key} is taken by another program. Save from here.`);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: hasKey ? `Save Clipboard (${key})` : 'Save Clipboard', click: onSave },
      { label: 'Open Magpie', click: onOpen },
      { type: 'separator' },
      { label: 'Quit Magpie', click: onQuit },
    ]),
  );
  tray.on('click', onOpen);
  return tray;
}
