import type { FormatId } from '../../src-shared/model/ids.ts';
import { type ImageReader, ImageTextError } from '../enrich/image-text/image-reader.ts';
import type { Storage } from '../storage/port.ts';
import type { Content } from './service.ts';

/** As small as a thumbnail would be, in bytes. */
const smallBytes = 16 * 1024;

export interface ThumbnailDeps {
  readonly storage: Pick<Storage, 'thumbnail' | 'putThumbnail'>;
  readonly content: (id: FormatId) => Promise<Content | undefined>;
  readonly images: Pick<ImageReader, 'thumbnail'>;
}

/** Small pictures for lists, made at the first look and kept. */
export function createThumbnails({ storage, content, images }: ThumbnailDeps): (id: FormatId) => Promise<Content | undefined> {
  const making = new Map<FormatId, Promise<Content | undefined>>();

  async function make(id: FormatId): Promise<Content | undefined> {
    const whole = await content(id);
    if (!whole?.mime.startsWith('image/') || whole.bytes.length <= smallBytes) return whole;
    try {
      const bytes = await images.thumbnail(whole.bytes);
      await storage.putThumbnail(id, bytes);
      return { bytes, mime: 'image/png' };
    } catch (error) {
      if (!(error instanceof ImageTextError) || error.refusal === undefined) throw error;
      // Browsers show more kinds than are made smaller; what is too large or damaged is no good to a list.
      return error.refusal === 'not a picture' ? whole : undefined;
    }
  }

  return async id => {
    const stored = await storage.thumbnail(id);
    if (stored) return { bytes: stored, mime: 'image/png' };
    const underWay = making.get(id) ?? make(id).finally(() => making.delete(id));
    making.set(id, underWay);
    return underWay;
  };
}
