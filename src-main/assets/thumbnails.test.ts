import { expect, test } from 'vitest';
import type { FormatId } from '../../src-shared/model/ids.ts';
import { Seed } from '../../src-shared/model/seed.ts';
import { dimensionsOf } from '../enrich/image-text/dimensions.ts';
import { type Colours, toPng } from '../enrich/image-text/png.ts';
import { application, openTestService } from '../testing/library.ts';
import { tiny } from '../testing/tiny-pictures.ts';
import type { AssetsService } from './service.ts';

/** Red on the left and blue on the right, with a grain of green that no packing makes small. */
function screen(width: number, height: number): Colours {
  const data = new Uint8Array(width * height * 4);
  let grain = 1;
  for (let at = 0; at < width * height; at++) {
    grain = (grain * 1_103_515_245 + 12_345) & 0x7fffffff;
    const left = at % width < width / 2;
    data.set([left ? 255 : 0, (grain >>> 16) & 63, left ? 0 : 255, 255], at * 4);
  }
  return { width, height, data };
}

async function saved(service: AssetsService, raw: Uint8Array): Promise<FormatId> {
  const seed = Seed.parse({ asset: { application, format: { file: { bytes: { raw } } } } });
  const asset = await service.handlers['assets.create']({ seed, transferables: false });
  return asset.original.id as FormatId;
}

test('of a screen a list gets a small picture in its colours, made once and gone with it', async () => {
  const service = await openTestService();
  const png = toPng(screen(1600, 900));
  const id = await saved(service, png);

  const [small, again] = [await service.thumbnail(id), await service.thumbnail(id)];
  expect(small?.mime).toBe('image/png');
  expect(dimensionsOf(small?.bytes as Uint8Array)).toEqual({ format: 'png', width: 228, height: 128 });
  expect(small?.bytes.length).toBeLessThan(png.length / 4);
  expect(again).toEqual(small);
  expect((await service.content(id))?.bytes.length).toBe(png.length);
});

test('what is small, no picture or unknown comes as it is or not at all', async () => {
  const service = await openTestService();
  const id = await saved(service, tiny.png);
  expect((await service.thumbnail(id))?.bytes).toEqual(tiny.png);
  expect(await service.thumbnail('00000000-0000-4000-8000-000000000000' as FormatId)).toBeUndefined();
  const damaged = new Uint8Array(20_000);
  damaged.set(toPng(screen(300, 300)).subarray(0, 100));
  expect(await service.thumbnail(await saved(service, damaged))).toBeUndefined();
});
