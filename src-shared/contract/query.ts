import { z } from 'zod';

/** A boolean of the query string: `true` or `false` in any case, anything else is 400 (assets-api section 3). */
export function flag(absent: boolean) {
  return z.union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })]).default(absent);
}

export const transferables = flag(true).meta({ description: 'Whether text and bytes are included.' });
export const pseudo = flag(false).meta({ description: 'Whether assets saved without being asked for are included.' });
