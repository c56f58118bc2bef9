import { z } from 'zod';
import { sensitiveCategories, sensitiveSeverities } from './enums.ts';

/** A secret in a text: a key, a token, a password. Those of one text come in order and do not overlap. */
export const Secret = z.object({
  /** What it is for programs, e.g. `stripe-key`; the words for people are in `what`. */
  kind: z.string(),
  /** What it is, as a phrase that fits after "a" or "an": `Stripe secret key`. */
  what: z.string(),
  category: z.enum(sensitiveCategories),
  severity: z.enum(sensitiveSeverities),
  /** `certain`: it has a published format; `likely`: its name and its look say so. */
  certainty: z.enum(['certain', 'likely']),
  /** The range in UTF-16 units, the end not included. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** How many leading units are public and tell what it is: the eight of `sk_live_`. */
  shown: z.number().int().nonnegative(),
});
export type Secret = z.infer<typeof Secret>;

/**
 * The text without its secrets, to be stored: `sk_live_REDACTED`, `REDACTED_PASSWORD`. A placeholder is one plain word,
 * so that JSON, YAML, URLs and code stay what they are; equal secrets get equal ones, others a number (`…_2`).
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  const words = new Map<string, string>();
  const taken = new Map<string, number>();
  return replaced(text, secrets, (part, { kind, shown }) => {
    const known = words.get(`${kind} ${part}`);
    if (known !== undefined) return known;
    const name = shown > 0 ? 'REDACTED' : `REDACTED_${kind.replaceAll('-', '_').toUpperCase()}`;
    const count = (taken.get(name) ?? 0) + 1;
    taken.set(name, count);
    const word = count === 1 ? name : `${name}_${count}`;
    words.set(`${kind} ${part}`, word);
    return word;
  });
}

/** The text with what is secret in each range made into something else. Ranges beyond the text are cut to it. */
function replaced(text: string, secrets: readonly Secret[], make: (part: string, secret: Secret) => string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const secret of secrets) {
    const start = Math.max(done, secret.start + secret.shown);
    const end = Math.min(text.length, secret.end);
    if (start >= end) continue;
    pieces.push(text.slice(done, start), make(text.slice(start, end), secret));
    done = end;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}
