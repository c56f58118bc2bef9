import type { Engine } from './engine.ts';
import { toPng } from './png.ts';
import { decodable, type Refusal } from './read.ts';

/** A list row shows 56 pixels of height and some 250 of width; twice that for dense screens. */
const room = { width: 512, height: 128 } as const;

/** A small PNG of a picture, which a list loads in its place; of a moving one its first image. */
export function makeThumbnail(engine: Engine, bytes: Uint8Array): Uint8Array<ArrayBuffer> | Refusal {
  const picture = decodable(bytes);
  if (typeof picture === 'string') return picture;
  const small = engine.shrink(picture, room);
  return small ? toPng(small) : 'damaged';
}
