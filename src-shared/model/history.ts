import { z } from 'zod';
import { ClassificationGeneric, ClassificationSpecific } from './common.ts';
import { formatId } from './ids.ts';

/*
 * The earlier states of a snippet. Each is named by the number the snippet's version had while it stood; versions that
 * changed nothing that is kept, such as a favourite mark, have none of their own. Times are milliseconds since 1970.
 */

const ofFragment = { fragment: formatId, label: z.string() };

/** One thing that an edit changed. Lines are counted wherever they stand, so that a moved one is no change; absent for bytes and long texts. */
export const HistoryChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...ofFragment, added: z.int().optional(), removed: z.int().optional(), bytes: z.int() }),
  z.object({ kind: z.literal('language'), ...ofFragment, from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('label'), ...ofFragment, from: z.string() }),
  z.object({ kind: z.literal('added'), ...ofFragment }),
  z.object({ kind: z.literal('removed'), ...ofFragment }),
  z.object({ kind: z.literal('order') }),
  z.object({ kind: z.literal('name'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('tags'), added: z.array(z.string()), removed: z.array(z.string()) }),
]);
export type HistoryChange = z.infer<typeof HistoryChange>;

/** A state of the snippet: when an edit made it, and what that edit changed; nothing for the first, which a save made. */
export const HistoryState = z.object({
  version: z.int(),
  at: z.number(),
  changes: z.array(HistoryChange),
  /** So many states were between the one before and this, and were thinned out. */
  thinned: z.int().optional(),
});
export type HistoryState = z.infer<typeof HistoryState>;

/** A page of states, newest first, which is the one now; `next` is handed back to go on. */
export const HistoryPage = z.object({
  /** How many there are in all. */
  total: z.int(),
  states: z.array(HistoryState),
  next: z.int().optional(),
});
export type HistoryPage = z.infer<typeof HistoryPage>;

/** A snippet as it was. */
export const HistoricSnippet = z.object({
  version: z.int(),
  name: z.string(),
  tags: z.array(z.string()),
  fragments: z.array(
    z.object({
      id: formatId,
      label: z.string(),
      generic: ClassificationGeneric,
      language: ClassificationSpecific,
      size: z.int(),
      /** Absent for bytes. */
      text: z.string().optional(),
    }),
  ),
  /** Secrets that stand in its texts, to be hidden until they are asked for. */
  secrets: z.array(z.object({ text: z.string(), name: z.string() })),
});
export type HistoricSnippet = z.infer<typeof HistoricSnippet>;
