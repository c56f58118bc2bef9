import { maskSecrets } from '../../src-shared/model/mask.ts';
import { textOf } from '../../src-shared/model/text.ts';
import type { AssetRecord, Payload } from '../storage/port.ts';

/** An asset whose secrets are dots, and how many secrets that hides. */
export interface Masked {
  readonly asset: AssetRecord;
  readonly hidden: number;
}

/** Hides what is known to be secret wherever it stands in an asset, as the single share does. */
export function masked(asset: AssetRecord): Masked {
  const secrets = asset.sensitives.map(({ text }) => text);
  if (secrets.length === 0) return { asset, hidden: 0 };
  const hide = (text: string) => maskSecrets(text, secrets);
  return {
    hidden: secrets.length,
    asset: {
      ...asset,
      name: hide(asset.name),
      sensitives: [],
      formats: asset.formats.map(({ imageText, ...format }) => {
        const payload = maskPayload(format.payload, hide);
        const size = typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;
        return { ...format, payload, size, ...(imageText !== undefined && { imageText: hide(imageText) }) };
      }),
      websites: asset.websites.map(website => ({ ...website, url: hide(website.url), name: hide(website.name) })),
      annotations: asset.annotations.map(annotation => ({ ...annotation, text: hide(annotation.text) })),
      hints: asset.hints.map(hint => ({ ...hint, text: hide(hint.text) })),
    },
  };
}

function maskPayload(payload: Payload, hide: (text: string) => string): Payload {
  if (typeof payload === 'string') return hide(payload);
  const text = textOf(payload);
  return text === undefined ? payload : new TextEncoder().encode(hide(text));
}
