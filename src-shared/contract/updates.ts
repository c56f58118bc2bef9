import { z } from 'zod';
import type { OperationSpec } from './operation.ts';

/** Why this copy of Magpie does not update itself. */
export const NoUpdates = z.enum([
  'development', // it was not packed
  'packages', // the system's package manager does it
  'unsigned', // it was packed without a place to look or without a key to believe
]);
export type NoUpdates = z.infer<typeof NoUpdates>;

/** What went wrong: nobody answered, the answer made no sense, its signature is missing or wrong, the file came damaged, or else. */
export const UpdateFailure = z.enum(['unreachable', 'unreadable', 'unsigned', 'damaged', 'failed']);
export type UpdateFailure = z.infer<typeof UpdateFailure>;

export const UpdateState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none'), why: NoUpdates }),
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('looking') }),
  /** The newest as of a time, in milliseconds. */
  z.object({ state: z.literal('current'), at: z.number() }),
  z.object({ state: z.literal('available'), version: z.string() }),
  z.object({ state: z.literal('loading'), version: z.string(), percent: z.int() }),
  /** On disk and checked; a restart puts it in place. */
  z.object({ state: z.literal('ready'), version: z.string() }),
  z.object({ state: z.literal('failed'), during: z.enum(['look', 'load']), why: UpdateFailure }),
]);
export type UpdateState = z.infer<typeof UpdateState>;

const nothing = { input: z.object({}), output: z.null() } as const;

/** New versions of the desktop app (decision 0020); over HTTP these are not served. */
export const updates = {
  'updates.state': {
    kind: 'stream',
    summary: 'What is known about a newer version; as it is, then each change',
    input: z.object({}),
    output: UpdateState,
  },
  'updates.look': { kind: 'mutation', summary: 'Look for a newer version now', ...nothing },
  'updates.load': { kind: 'mutation', summary: 'Download the version that was found', ...nothing },
  'updates.install': { kind: 'mutation', summary: 'Restart into the version that was downloaded', ...nothing },
} as const satisfies Record<string, OperationSpec>;
