import { randomUUID } from 'node:crypto';
import { foldCase } from '../../src-shared/model/fold.ts';
import type { Seed } from '../../src-shared/model/seed.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import type { Found } from '../enrich/thread.ts';
import { classify } from './classify.ts';
import { contentOf, nameOf, toNewAsset } from './seed.ts';

/**
 * What create would fill in, and what the enrichment would find after it, without storing anything. Everything the client
 * gave is kept, and an image comes back as it is (assets-api section 7.4).
 */
export async function toDraft(
  seed: Seed,
  transferables: boolean,
  { draft, guessesLanguage }: Pick<Enrichment, 'draft'> & { readonly guessesLanguage: boolean },
): Promise<Seed> {
  const content = contentOf(seed);
  const { asset } = seed;
  const given = asset.format.classification;
  const classified = classify(content.payload, { ext: content.ext ?? given?.specific, name: content.fileName }, guessesLanguage);
  const { fragment, file } = asset.format;
  if (classified.generic === 'IMAGE') return transferables ? seed : { ...seed, asset: { ...asset, format: bare(asset.format) } };
  const { formats, nameDerived, bounds = {} } = toNewAsset(seed, 0, randomUUID, guessesLanguage);
  const found = await draft({ formats: formats.map(format => ({ ...format, ...classified })), nameDerived }, bounds);
  const { generic, specific } = found.language ?? classified;
  const made = { generic, specific };
  const available = asset.available?.iterable ?? [];
  const format = {
    ...(fragment && { fragment: { ...fragment, metadata: { ...fragment.metadata, ext: specific } } }),
    ...(file && { file: { ...file, metadata: { ...file.metadata, ext: specific } } }),
    classification: given?.specific === specific ? { ...made, ...given } : made,
  };
  return {
    ...seed,
    type: 'SEEDED_ASSET',
    asset: {
      ...asset,
      format: transferables ? format : bare(format),
      metadata: {
        ...asset.metadata,
        ...additions(found, asset.metadata),
        name: found.name || nameOf(seed, content).name,
        mechanism: asset.metadata?.mechanism ?? 'MANUAL',
      },
      available: { iterable: available.some(one => one.specific === specific) ? available : [...available, made] },
    },
  };
}

type Metadata = NonNullable<Seed['asset']['metadata']>;

/** The lists that what was found adds to, each with what the client gave first. */
function additions({ tags, websites, description, sensitives }: Found, given: Metadata = {}): Metadata {
  const mechanism = 'AUTOMATIC' as const;
  const described = given.annotations?.some(({ type }) => type === 'DESCRIPTION');
  const descriptions =
    description?.text && !described ? [{ type: 'DESCRIPTION', text: description.text, mechanism } as const] : [];
  return {
    ...extended(
      'tags',
      given.tags,
      tags?.map(({ id: _, ...tag }) => tag),
      tag => foldCase(tag.text.trim()),
    ),
    ...extended(
      'websites',
      given.websites,
      websites?.map(({ id: _, ...website }) => website),
      website => website.url,
    ),
    ...extended('annotations', given.annotations, descriptions, ({ type, text }) => `${type} ${text}`),
    ...extended(
      'sensitives',
      given.sensitives,
      sensitives?.map(({ id: _, ...secret }) => ({ ...secret, description: secret.name, mechanism })),
      ({ text }) => text,
    ),
  };
}

/** A list under its name with what it has not yet, or nothing when there is nothing to add. */
function extended<Name extends string, Item>(
  name: Name,
  given: readonly Item[] = [],
  found: readonly Item[] = [],
  key: (item: Item) => string,
): { [N in Name]?: Item[] } {
  const known = new Set(given.map(key));
  const added = found.filter(item => !known.has(key(item)));
  return added.length === 0 ? {} : ({ [name]: [...given, ...added] } as { [N in Name]?: Item[] });
}

type SeededFormat = Seed['asset']['format'];

/** The format without its text or bytes. */
function bare({ fragment, file, ...rest }: SeededFormat): SeededFormat {
  return {
    ...rest,
    ...(fragment && { fragment: { metadata: fragment.metadata } }),
    ...(file && { file: { metadata: file.metadata } }),
  };
}
