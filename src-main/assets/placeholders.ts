import type { Handlers } from '../../src-shared/contract/index.ts';
import type { placeholders } from '../../src-shared/contract/placeholders.ts';
import { findSecrets } from '../enrich/secrets/find.ts';
import { sortOfName } from '../enrich/secrets/names.ts';
import { anyAsset, type Context, liveAsset } from './context.ts';

/** What was filled in for placeholders, beside the library: no change of a snippet, and no version. */
export function createPlaceholders(context: Context): Handlers<keyof typeof placeholders> {
  const { storage } = context;
  return {
    'placeholders.last': async ({ id }) => {
      await anyAsset(context, id);
      return { values: { ...(await storage.placeholderValues(id)) } };
    },
    'placeholders.remember': async ({ id, filled: { values } }) => {
      await liveAsset(context, id);
      const kept = Object.entries(values).map(([label, value]) => [label, isSecret(label, value) ? null : value] as const);
      await storage.rememberPlaceholders(id, Object.fromEntries(kept));
      return {};
    },
  };
}

/** By its label, as `db password`, or by what it is. */
function isSecret(label: string, value: string): boolean {
  const name = label.trim().replace(/\s+/g, '_');
  return sortOfName(name) !== undefined || findSecrets(value).length > 0 || findSecrets(`${name} = "${value}"`).length > 0;
}
