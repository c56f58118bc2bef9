import type { Capture } from '../../src-shared/contract/shell.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { Application } from '../../src-shared/model/common.ts';
import type { SeedInput } from '../../src-shared/model/seed.ts';

/** What a save looks at of a clipboard. */
export interface ClipboardContents {
  /** Marked by a password manager as not to be kept. */
  readonly concealed: boolean;
  readonly text?: string;
  /** The bytes of a PNG. */
  readonly image?: Uint8Array;
}

/** Text wins over an image: office programs put both, and the image is then only a picture of the text. */
export function seedFromClipboard({ text, image }: ClipboardContents, application: Application): SeedInput | undefined {
  const metadata = { mechanism: 'MANUAL' } as const;
  if (text !== undefined && text.trim() !== '') {
    return { type: 'SEEDED_ASSET', asset: { application, metadata, format: { fragment: { string: { raw: text } } } } };
  }
  if (image !== undefined && image.length > 0) {
    const file = { bytes: { raw: image }, metadata: { ext: 'png' } };
    return { type: 'SEEDED_ASSET', asset: { application, metadata: { ...metadata, name: 'Image' }, format: { file } } };
  }
  return undefined;
}

/** How the toast tells what was saved. */
export function captureOf(asset: Asset, { text }: ClipboardContents): Capture {
  const format = asset.original.reference;
  const isText = format?.fragment !== undefined;
  return {
    outcome: 'saved',
    id: asset.id as Extract<Capture, { outcome: 'saved' }>['id'],
    name: asset.name,
    language: format?.classification.specific ?? 'UNKNOWN',
    generic: format?.classification.generic ?? 'UNKNOWN',
    lines: isText && text !== undefined ? lineCount(text) : 0,
    size: format?.bytes.value ?? 0,
    tags: asset.tags?.iterable.map(tag => tag.text) ?? [],
  };
}

/** Lines that hold something to the end: a closing line break begins no further one. */
function lineCount(text: string): number {
  return text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).length;
}
