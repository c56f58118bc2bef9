import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { Backup } from '../model/backups.ts';
import { Accelerator, hotkeyNames, hotkeyProblems } from '../model/hotkeys.ts';
import { assetId, formatId, uuid } from '../model/ids.ts';
import { maxNameLength, Saved } from '../model/library.ts';
import { skipReasons } from '../model/seed-from-file.ts';
import { languageChoices } from '../spoken-language.ts';
import type { OperationSpec } from './operation.ts';

/** Why one of several files is not saved. */
const NotSaved = z.object({ name: z.string(), reason: z.enum([...skipReasons, ...errorCodes]) });

/** What became of a quick-save, as the toast tells it. */
export const Capture = z.discriminatedUnion('outcome', [
  Saved,
  /** Of a list of files. */
  z.object({
    outcome: z.literal('several'),
    saved: z.array(assetId),
    restored: z.array(assetId),
    known: z.int(),
    skipped: z.array(NotSaved),
  }),
  /** More files than are saved without being asked. */
  z.object({ outcome: z.literal('many'), count: z.int() }),
  z.object({ outcome: z.literal('concealed') }),
  z.object({ outcome: z.literal('paused') }),
  z.object({ outcome: z.literal('nothing') }),
  z.object({ outcome: z.literal('failed'), error: z.object({ code: z.enum(errorCodes), message: z.string() }) }),
]);
export type Capture = z.infer<typeof Capture>;

/** From the palette: because it was asked for, no key can be pressed in other programs here, or nobody has allowed it. */
export const Copied = z.object({
  outcome: z.literal('copied'),
  name: z.string(),
  /** How many secrets went along. */
  secrets: z.int(),
  why: z.enum(['asked', 'unable', 'permission']),
});
export type Copied = z.infer<typeof Copied>;

/** What the toast tells. */
export type Told = Capture | Copied;

/** What of a snippet that is shown gets the keyboard. */
const openFields = ['tag', 'editor'] as const;

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

/** What the system says of Magpie's place in it. */
export const DesktopState = z.object({
  /** `needsApproval`: macOS waits for a person to allow it in the system's settings. */
  login: z.enum(['on', 'off', 'needsApproval']),
  /** Whether an icon of ours can be seen beside the clock. */
  tray: z.boolean(),
  /** Whether `magpie://` links open this Magpie. */
  opensLinks: z.boolean(),
});
export type DesktopState = z.infer<typeof DesktopState>;

/** What only the desktop app has; over HTTP these are not served. */
export const shell = {
  'shell.saveClipboard': {
    kind: 'mutation',
    summary: 'Save what is on the clipboard, as the global key does',
    input: z.object({}),
    output: Capture,
  },
  'shell.captureAgain': {
    kind: 'mutation',
    summary: 'Do the last capture once more; `anyway` also what it left alone: while paused, concealed, many files',
    input: z.object({ anyway: z.boolean() }),
    output: Capture,
  },
  'shell.open': {
    kind: 'mutation',
    summary: 'Show a snippet in the main window, with the keyboard where it is wanted',
    input: z.object({ id: assetId, field: z.enum(openFields).optional() }),
    output: z.null(),
  },
  'shell.create': {
    kind: 'mutation',
    summary: 'Begin a snippet of this name in the main window',
    input: z.object({ name: z.string().max(maxNameLength) }),
    output: z.null(),
  },
  'shell.insert': {
    kind: 'mutation',
    summary: 'Paste a snippet in the program in front, or copy it; what came of it is told by the toast',
    input: z.object({
      id: assetId,
      /** Its text with placeholders filled in, and where the caret goes. */
      filled: z.object({ text: z.string(), caret: z.int().nonnegative().optional() }).optional(),
      as: z.enum(['paste', 'copy']),
    }),
    output: z.null(),
  },
  'shell.leavePalette': {
    kind: 'mutation',
    summary: 'Hide the palette and give the keyboard back to the program in front',
    input: z.object({}),
    output: z.null(),
  },
  'shell.openFolder': {
    kind: 'mutation',
    summary: 'Show the data folder, its backups or the log in the file manager',
    input: z.object({ folder: z.enum(['data', 'log', 'backups']) }),
    output: z.null(),
  },
  'shell.saveFile': {
    kind: 'mutation',
    summary: 'Write a file where the person says; false when they say nowhere',
    input: z.object({ file: z.object({ name: z.string().max(255), bytes: z.instanceof(Uint8Array) }) }),
    output: z.boolean(),
  },
  'shell.saveExport': {
    kind: 'mutation',
    summary: 'Write what was exported where the person says; false when they say nowhere',
    input: z.object({ id: uuid }),
    output: z.boolean(),
  },
  'shell.pickBackup': {
    kind: 'mutation',
    summary: 'Let the person choose a file to restore; null when they choose none. Its id is good for `backups.restore`',
    input: z.object({}),
    output: Backup.nullable(),
  },
  'shell.pickFolder': {
    kind: 'mutation',
    summary: 'Let the person choose a folder; null when they choose none',
    input: z.object({}),
    output: z.string().nullable(),
  },
  'shell.openFragment': {
    kind: 'mutation',
    summary: 'Open a copy of a fragment with the program that the system has for it; asks first where that may start one',
    input: z.object({
      fragment: z.object({ id: formatId, name: z.string(), label: z.string(), language: z.string() }),
    }),
    output: z.null(),
  },
  'shell.dismissToast': {
    kind: 'mutation',
    summary: 'Hide the quick-save toast',
    input: z.object({}),
    output: z.null(),
  },
  'shell.openWindow': {
    kind: 'mutation',
    summary: 'Open one more window',
    input: z.object({}),
    output: z.null(),
  },
  'shell.desktop': {
    kind: 'query',
    summary: 'Whether Magpie starts at login, has an icon beside the clock and opens links',
    input: z.object({}),
    output: DesktopState,
  },
  'shell.setLogin': {
    kind: 'mutation',
    summary: 'Start at login, or no longer',
    input: z.object({ on: z.boolean() }),
    output: DesktopState,
  },
  'shell.takeLinks': {
    kind: 'mutation',
    summary: 'Let magpie:// links open this Magpie',
    input: z.object({}),
    output: DesktopState,
  },
  'shell.setTheme': {
    kind: 'mutation',
    summary: 'Show windows, menus and dialogs light, dark or like the system',
    input: z.object({ theme: z.enum(['system', 'light', 'dark']) }),
    output: z.null(),
  },
  'shell.setLanguage': {
    kind: 'mutation',
    summary: 'Speak this language in menus, tray and notices',
    input: z.object({ language: z.enum(languageChoices) }),
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
  'shell.dragOut': {
    kind: 'mutation',
    summary: 'Begin a drag of snippets as files; tells how many secrets are hidden in them',
    input: z.object({ ids: z.array(assetId).min(1).max(100) }),
    output: z.object({ hidden: z.int() }),
  },
  'shell.typeInToast': {
    kind: 'mutation',
    summary: 'Let the toast be typed in, which gives it the focus; false where the desktop cannot',
    input: z.object({}),
    output: z.boolean(),
  },
  'shell.captures': {
    kind: 'stream',
    summary: 'What the toast tells, each quick-save and copy, and for how many seconds; the last one first, when it opens',
    input: z.object({}),
    output: z.object({ capture: z.union([Capture, Copied]), seconds: z.int() }),
  },
  'shell.palette': {
    kind: 'stream',
    summary: 'Whether the palette is shown, and whether it can paste here or only copy',
    input: z.object({}),
    output: z.object({ shown: z.boolean(), pastes: z.boolean() }),
  },
  'shell.commands': {
    kind: 'stream',
    summary: 'What a menu, the tray or a deep link asks the window to do',
    input: z.object({}),
    output: z.discriminatedUnion('command', [
      z.object({ command: z.literal('new'), name: z.string().optional() }),
      z.object({ command: z.literal('search'), query: z.string().optional() }),
      z.object({ command: z.literal('settings') }),
      z.object({ command: z.literal('export') }),
      /** An archive that was opened, or one that is to be chosen. */
      z.object({ command: z.literal('import'), archive: uuid.optional() }),
      /** Why an archive that was opened is none. */
      z.object({ command: z.literal('refuseArchive'), why: z.string() }),
      z.object({ command: z.literal('open'), id: assetId, field: z.enum(openFields).optional() }),
      /** Of a link: nothing is saved before it was shown and agreed to. */
      z.object({ command: z.literal('offer'), text: z.string() }),
      /** A link that is none of ours. */
      z.object({ command: z.literal('refuse') }),
    ]),
  },
} as const satisfies Record<string, OperationSpec>;
