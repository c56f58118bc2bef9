import { toGeneric } from '../../src-shared/model/classification.ts';
import type { FormatId } from '../../src-shared/model/ids.ts';
import { toHocr } from '../enrich/image-text/analysis.ts';
import type { FormatRecord } from '../storage/port.ts';

/** What a picture's id is exclusive-ored with at its end: so the ids of its files are stable, and lead back to it. */
const masks = { raw: 0x6f637261, hocr: 0x686f6372 };

const utf8 = new TextEncoder();

/** What was read in a picture, as the additional files that clients look for; they are not stored. */
export interface ImageFiles {
  /** The text. */
  readonly raw: FormatRecord;
  /** The text as hOCR, which is HTML. */
  readonly hocr: FormatRecord;
}

export function imageFilesOf({ imageText, ...picture }: FormatRecord): ImageFiles | undefined {
  if (imageText === undefined) return undefined;
  const toFile = (mask: number, specific: string, text: string): FormatRecord => {
    const payload = utf8.encode(text);
    return {
      ...picture,
      ...{ id: masked(picture.id, mask), kind: 'file', role: 'ADDITIONAL', label: '', payload, size: payload.byteLength },
      ...{ generic: toGeneric(specific), specific },
    };
  };
  return { raw: toFile(masks.raw, 'txt', imageText), hocr: toFile(masks.hocr, 'html', toHocr(imageText)) };
}

/** The ids of the pictures that a file with this id could be of. */
export function picturesOf(id: FormatId): FormatId[] {
  return Object.values(masks).map(mask => masked(id, mask));
}

function masked(id: FormatId, mask: number): FormatId {
  const end = (Number.parseInt(id.slice(-8), 16) ^ mask) >>> 0;
  return `${id.slice(0, -8)}${end.toString(16).padStart(8, '0')}` as FormatId;
}
