import { z } from 'zod';
import { Accelerator, hotkeyNames, hotkeyProblems } from '../model/hotkeys.ts';
import { assetId } from '../model/ids.ts';
import type { OperationSpec } from './operation.ts';

/** What became of a quick-save, as the toast tells it. */
export const Capture = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('saved'),
    id: assetId,
    name: z.string(),
    language: z.string(),
    generic: z.string(),
    lines: z.int(),
    size: z.int(),
    tags: z.array(z.string()),
  }),
  z.object({ outcome: z.literal('nothing') }),
  z.object({ outcome: z.literal('failed'), message: z.string() }),
]);
export type Capture = z.infer<typeof Capture>;

/**
 * A global key and what became of it: ours, asked of the desktop (Wayland's portal never tells its answer), refused (another
 * program may have it), or switched off.
 */
export const Hotkey = z.object({
  name: z.enum(hotkeyNames),
  accelerator: Accelerator.nullable(),
  state: z.enum(['on', 'asked', 'taken', 'off']),
});
export type Hotkey = z.infer<typeof Hotkey>;

/** What became of the wish for another global key. Where it was refused, the one before stays. */
export const HotkeyChange = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('changed') }),
  z.object({ outcome: z.literal('refused'), why: z.enum(hotkeyProblems) }),
]);
export type HotkeyChange = z.infer<typeof HotkeyChange>;

/** What only the desktop app has; over HTTP these are not served. */
export const shell = {
  'shell.saveClipboard': {
    kind: 'mutation',
    summary: 'Save what is on the clipboard, as the global key does',
    input: z.object({}),
    output: Capture,
  },
  'shell.open': {
    kind: 'mutation',
    summary: 'Show a snippet in the main window',
    input: z.object({ id: assetId }),
    output: z.null(),
  },
  'shell.openFolder': {
    kind: 'mutation',
    summary: 'Show the data folder, or the log, in the file manager',
    input: z.object({ folder: z.enum(['data', 'log']) }),
    output: z.null(),
  },
  'shell.dismissToast': {
    kind: 'mutation',
    summary: 'Hide the quick-save toast',
    input: z.object({}),
    output: z.null(),
  },
  'shell.hotkeys': {
    kind: 'query',
    summary: 'The global keys, and what became of each',
    input: z.object({}),
    output: z.array(Hotkey),
  },
  'shell.changeHotkey': {
    kind: 'mutation',
    summary: 'Take another global key for something, or none; the same once more tries again',
    input: z.object({ name: z.enum(hotkeyNames), accelerator: Accelerator.nullable() }),
    output: HotkeyChange,
  },
  'shell.hotkeysPaused': {
    kind: 'stream',
    summary: 'While anybody listens, the global keys are left to the windows: one is being chosen',
    input: z.object({}),
    output: z.null(),
  },
  'shell.captures': {
    kind: 'stream',
    summary: 'Each quick-save; the last one first, when the toast opens',
    input: z.object({}),
    output: Capture,
  },
  'shell.commands': {
    kind: 'stream',
    summary: 'What a menu, the tray or a deep link asks the window to do',
    input: z.object({}),
    output: z.discriminatedUnion('command', [
      z.object({ command: z.literal('new') }),
      z.object({ command: z.literal('search') }),
      z.object({ command: z.literal('open'), id: assetId }),
    ]),
  },
} as const satisfies Record<string, OperationSpec>;
