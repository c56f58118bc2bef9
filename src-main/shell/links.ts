import { z } from 'zod';
import { maxQueryLength } from '../../src-shared/model/collections.ts';
import { assetId } from '../../src-shared/model/ids.ts';

export const linkScheme = 'magpie';

/** The longest text that a link offers to be saved, in UTF-16 units: what a person can still look through before agreeing. */
const maxText = 20_000;

/** A letter takes up to nine characters in a link (`%E3%81%82`). */
const maxLink = maxText * 9 + 100;

/** What a link may ask for; strict, so that what Magpie does not know is refused rather than passed over. */
const Link = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('show') }),
  z.strictObject({ to: z.literal('asset'), id: assetId }),
  z.strictObject({
    to: z.literal('search'),
    q: z
      .string()
      .regex(/^[^\p{Cc}]+$/u)
      .max(maxQueryLength),
  }),
  z.strictObject({ to: z.literal('save'), text: z.string().min(1).max(maxText) }),
]);
export type Link = z.output<typeof Link>;

/**
 * `magpie://show`, `magpie://asset/<id>`, `magpie://search?q=` and `magpie://save?text=`. Any page and any program may hand one in: nothing but
 * these shapes is a link, and none writes by itself.
 */
export function parseLink(text: string): Link | undefined {
  if (text.length > maxLink || !URL.canParse(text)) return undefined;
  const { protocol, host, pathname, username, password, hash, searchParams } = new URL(text);
  if (protocol !== `${linkScheme}:` || username !== '' || password !== '' || hash !== '') return undefined;
  const path = pathname.replace(/^\/|\/$/g, '');
  const parts = [['to', host], ...(path === '' ? [] : [['id', path]]), ...searchParams] as const;
  if (new Set(parts.map(([name]) => name)).size !== parts.length) return undefined; // which of two would count?
  return Link.safeParse(Object.fromEntries(parts)).data;
}
