import { z } from 'zod';
import { ClassificationSpecific } from './common.ts';
import { assetId } from './ids.ts';

/** Days that are told one by one: 53 weeks, so that each day of a year has its weekday's row. */
export const insightDays = 371;

/** What somebody has not used or changed for so long, in days, is called unused. */
export const unusedAfterDays = 365;

/** A day of the computer's own calendar. */
const Day = z.iso.date();
const DayCount = z.object({ day: Day, count: z.int() });

/** A snippet as a line that leads to it. */
export const InsightSnippet = z.object({ id: assetId, name: z.string(), language: ClassificationSpecific });
export type InsightSnippet = z.infer<typeof InsightSnippet>;

/** Snippets that are one, saved several times; the oldest first. */
export const CopyGroup = z.object({ snippets: z.array(InsightSnippet).min(2) });
export type CopyGroup = z.infer<typeof CopyGroup>;

/** Snippets whose texts are nearly the same; `groups` are the first of `count`, those of one name before others. */
export const NearCopies = z.object({
  count: z.int(),
  /** `similarity` is how much of each is the same as the first, at least; from `nearDuplicate` to 1, blanks and comments aside. */
  groups: z.array(CopyGroup.extend({ similarity: z.number() })),
});
export type NearCopies = z.infer<typeof NearCopies>;

/** The library as a whole: live snippets, without those saved unasked. Sizes in bytes. */
export const Insight = z.object({
  snippets: z.int(),
  /** How often one was copied or inserted, ever. */
  uses: z.int(),
  /** All texts and files of the snippets, and all files of the data folder: the rest is versions, the search index, free space. */
  contentBytes: z.int(),
  diskBytes: z.int(),
  /** The last day that is told; the days before it that had none are left out. */
  today: Day,
  saved: z.array(DayCount),
  used: z.array(DayCount),
  /** Most frequent first. */
  languages: z.array(z.object({ language: ClassificationSpecific, count: z.int() })),
  mostUsed: z.array(InsightSnippet.extend({ uses: z.int() })),
  /** Snippets that hold the very same content; `groups` are the first of `count`. */
  duplicates: z.object({ count: z.int(), groups: z.array(CopyGroup) }),
  /** The longest unused of `count`, with when they were last used, changed or saved, in milliseconds since 1970. */
  unused: z.object({ count: z.int(), snippets: z.array(InsightSnippet.extend({ at: z.number() })) }),
});
export type Insight = z.infer<typeof Insight>;
