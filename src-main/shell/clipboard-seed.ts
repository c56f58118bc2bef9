import type { Application } from '../../src-shared/model/common.ts';
import type { SeedInput } from '../../src-shared/model/seed.ts';
import { seedFromText, websitesOf } from '../../src-shared/model/seed-from-file.ts';

/** What a save looks at of a clipboard. */
export interface ClipboardContents {
  /** Marked by a password manager as not to be kept. */
  readonly concealed: boolean;
  readonly text?: string;
  /** Absolute paths of copied files and folders. */
  readonly files?: readonly string[];
  readonly html?: string;
  readonly rtf?: string;
  /** The bytes of a PNG. */
  readonly image?: Uint8Array<ArrayBuffer>;
  /** The address of the page it was copied from. */
  readonly source?: string;
}

/**
 * Text wins: office programs put a picture of it beside it, browsers its HTML. A picture wins over HTML, which then holds
 * nothing but the picture's address.
 */
export function seedFromClipboard(contents: ClipboardContents, application: Application): SeedInput | undefined {
  const { text, image, html, rtf, source } = contents;
  if (!isBlank(text)) return seedFromText(text, application, { source });
  if (image !== undefined && image.length > 0) return imageSeed(image, application, source);
  if (!isBlank(html)) return seedFromText(html, application, { ext: 'html', source });
  return isBlank(rtf) ? undefined : seedFromText(rtf, application, { ext: 'rtf', source });
}

function isBlank(text: string | undefined): text is undefined {
  return text === undefined || text.trim() === '';
}

function imageSeed(image: Uint8Array<ArrayBuffer>, application: Application, source: string | undefined): SeedInput {
  const file = { bytes: { raw: image }, metadata: { ext: 'png' } };
  const metadata = { mechanism: 'MANUAL', name: 'Image', ...websitesOf(source) } as const;
  return { type: 'SEEDED_ASSET', asset: { application, metadata, format: { file } } };
}
