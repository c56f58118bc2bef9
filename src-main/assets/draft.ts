import type { Seed } from '../../src-shared/model/seed.ts';
import { classify } from './classify.ts';
import { contentOf, nameOf } from './seed.ts';

/** What create would fill in; everything the client gave is kept, and an image comes back as it is (assets-api section 7.4). */
export function toDraft(seed: Seed, transferables: boolean): Seed {
  const content = contentOf(seed);
  const { asset } = seed;
  const given = asset.format.classification;
  const { classified: _, ...made } = classify(content.payload, { ext: content.ext ?? given?.specific, name: content.fileName });
  const classification = given?.specific === made.specific ? { ...made, ...given } : made;
  const { fragment, file } = asset.format;
  if (made.generic === 'IMAGE') return transferables ? seed : { ...seed, asset: { ...asset, format: bare(asset.format) } };
  const { specific: ext } = made;
  const available = asset.available?.iterable ?? [];
  const format = {
    ...(fragment && { fragment: { ...fragment, metadata: { ...fragment.metadata, ext } } }),
    ...(file && { file: { ...file, metadata: { ...file.metadata, ext } } }),
    classification,
  };
  return {
    ...seed,
    type: 'SEEDED_ASSET',
    asset: {
      ...asset,
      format: transferables ? format : bare(format),
      metadata: { ...asset.metadata, name: nameOf(seed, content).name, mechanism: asset.metadata?.mechanism ?? 'MANUAL' },
      available: { iterable: available.some(({ specific }) => specific === ext) ? available : [...available, made] },
    },
  };
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
