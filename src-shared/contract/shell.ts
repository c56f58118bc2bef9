import { z } from 'zod';
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
