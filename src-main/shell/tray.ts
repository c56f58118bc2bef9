import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import { labelOf } from '../../src-shared/model/hotkeys.ts';
import type { Hotkeys } from './hotkeys.ts';
import { hostPlatform } from './platform.ts';

export interface TrayOptions {
  /** The folder of the tray's images. */
  readonly images: string;
  readonly hotkeys: Pick<Hotkeys, 'all' | 'subscribe'>;
  readonly onSave: () => void;
  readonly onOpen: () => void;
  readonly onQuit: () => void;
}

/** The icon beside the clock. @throws where the desktop has no place for one */
export function createTray({ images, hotkeys, onSave, onOpen, onQuit }: TrayOptions): Tray {
  // macOS recolours an image whose name ends in Template.
  const image = process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png';
  const tray = new Tray(nativeImage.createFromPath(join(images, image)));

  function refresh(): void {
    const save = hotkeys.all().find(({ name }) => name === 'quickSave');
    const key = save?.accelerator ? labelOf(save.accelerator, hostPlatform) : undefined;
    const taken = save?.state === 'taken';
    const tip = taken ? `${key} is taken by another program. Save from here.` : `${key} saves the clipboard`;
    tray.setToolTip(key === undefined ? 'Magpie' : `Magpie: ${tip}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: key === undefined || taken ? 'Save Clipboard' : `Save Clipboard (${key})`, click: onSave },
        { label: 'Open Magpie', click: onOpen },
        { type: 'separator' },
        { label: 'Quit Magpie', click: onQuit },
      ]),
    );
  }

  refresh();
  hotkeys.subscribe(refresh);
  tray.on('click', onOpen);
  return tray;
}
