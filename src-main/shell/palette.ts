import { nativeImage, systemPreferences } from 'electron';
import type { Handlers, Output } from '../../src-shared/contract/index.ts';
import type { Copied } from '../../src-shared/contract/shell.ts';
import type { AssetsService, Content } from '../assets/service.ts';
import type { Source } from '../ipc/streams.ts';
import { createInsert } from './insert.ts';
import { createPaste } from './paste/paste.ts';
import { passing, pngEntry, systemClipboard, textEntry } from './paste/system-clipboard.ts';
import { createSystemPresser } from './paste/system-presser.ts';
import type { WindowFiles } from './windows/options.ts';
import { createPaletteWindow } from './windows/palette-window.ts';

export interface PaletteOptions {
  readonly files: WindowFiles;
  readonly service: Pick<AssetsService, 'handlers' | 'content'>;
  /** Tells what was copied, where nobody looks at the palette any more. */
  readonly tell: (copied: Copied) => void;
  readonly report: (error: unknown) => void;
}

export interface Palette {
  /** Makes its window, hidden. */
  prepare(): void;
  /** Shows it over any program, or hides it again. */
  toggle(): void;
  readonly handlers: Handlers<'shell.insert' | 'shell.leavePalette'>;
  readonly source: Source<'shell.palette'>;
}

/** The palette over any program, and how it hands a snippet to the one in front. */
export function createPalette({ files, service, tell, report }: PaletteOptions): Palette {
  const { platform } = process;
  const presser = createSystemPresser(platform, process.env);
  const listeners = new Set<(state: Output<'shell.palette'>) => void>();
  let isShown = false;
  let pasting = 0;

  const state = () => ({ shown: isShown, pastes: presser.isAble });
  const window = createPaletteWindow({
    files,
    report,
    onChange: shown => {
      isShown = shown;
      if (shown) presser.prepare();
      else if (pasting === 0) presser.release(); // hidden to paste, it is still needed
      for (const listener of listeners) listener(state());
    },
  });

  const pasteIn = createPaste({ clipboard: systemClipboard, presser, leave: window.leave });
  const insert = createInsert({
    library: service.handlers,
    content: service.content,
    clipboard: systemClipboard,
    textEntry,
    imageEntry,
    paste: async (entry, steps) => {
      pasting++;
      await pasteIn(passing(entry, platform), steps).finally(() => {
        pasting--;
      });
    },
    mayPaste: () => {
      if (!presser.isAble) return 'unable';
      return platform !== 'darwin' || systemPreferences.isTrustedAccessibilityClient(true) ? 'yes' : 'permission';
    },
    leave: window.leave,
    tell,
    report,
  });

  return {
    prepare: window.prepare,
    toggle: window.toggle,
    handlers: {
      'shell.insert': insert,
      'shell.leavePalette': async () => {
        window.leave();
        return null;
      },
    },
    source: listener => {
      listeners.add(listener);
      listener(state());
      return () => listeners.delete(listener);
    },
  };
}

/** Clipboards take pictures as PNG only. */
function imageEntry({ bytes, mime }: Content): ReturnType<typeof pngEntry> | undefined {
  if (mime === 'image/png') return pngEntry(bytes);
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  return image.isEmpty() ? undefined : pngEntry(new Uint8Array(image.toPNG()));
}
