import type { Grey } from './grey.ts';
import type { Colours } from './png.ts';

/* Leptonica's picture in the memory of WebAssembly: struct Pix of src/environ.h and src/pix_internal.h, in words of 4 bytes. */
const field = { width: 0, height: 1, depth: 2, samples: 3, wordsPerLine: 4, colours: 11, data: 12 } as const;

/** A copy of a Pix in grey; what is transparent is white. Samples lie in 32-bit words, the first in the highest bits. */
export function greyOfPix(memory: ArrayBufferLike, address: number): Grey | undefined {
  const words = new Uint32Array(memory);
  const at = (name: keyof typeof field) => words[(address >>> 2) + field[name]] ?? 0;
  const [width, height, depth, perLine] = [at('width'), at('height'), at('depth'), at('wordsPerLine')];
  const shade = depth === 32 ? shadeOfColour(at('samples') === 4) : shadeOfIndex(words, depth, at('colours'));
  if (!shade) return undefined;

  const data = new Uint8Array(width * height);
  const mask = depth === 32 ? 0xffffffff : (1 << depth) - 1;
  const perWord = 32 / depth;
  const first = at('data') >>> 2;
  for (let y = 0; y < height; y++) {
    const line = first + y * perLine;
    for (let x = 0; x < width; x++) {
      const word = words[line + Math.floor(x / perWord)] ?? 0;
      data[y * width + x] = shade(((word >>> (32 - depth * ((x % perWord) + 1))) & mask) >>> 0);
    }
  }
  return { width, height, data };
}

/** The most that a picture may take, in pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** So many pixels in a row, and in a column, make one of a smaller picture: more are not seen. */
const mostSamples = 4;

/** A Pix in colour, made as small as the room asks; each pixel is the mean of some of those it stands for. */
export function shrunkPix(memory: ArrayBufferLike, address: number, room: Room): Colours | undefined {
  const words = new Uint32Array(memory);
  const at = (name: keyof typeof field) => words[(address >>> 2) + field[name]] ?? 0;
  const [full, depth, perLine, first] = [
    { width: at('width'), height: at('height') },
    at('depth'),
    at('wordsPerLine'),
    at('data') >>> 2,
  ];
  const colourOf = depth === 32 ? directColour(at('samples') === 4) : colourOfIndex(words, depth, at('colours'));
  if (!colourOf) return undefined;

  const scale = Math.min(1, room.width / full.width, room.height / full.height);
  const width = Math.max(1, Math.round(full.width * scale));
  const height = Math.max(1, Math.round(full.height * scale));
  const columns = samples(full.width, width);
  const rows = samples(full.height, height);
  const mask = depth === 32 ? 0xffffffff : (1 << depth) - 1;
  const perWord = 32 / depth;
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0, 0];
      const [ys, xs] = [rows(y), columns(x)];
      for (const sy of ys) {
        for (const sx of xs) {
          const word = words[first + sy * perLine + Math.floor(sx / perWord)] ?? 0;
          const pixel = colourOf(((word >>> (32 - depth * ((sx % perWord) + 1))) & mask) >>> 0);
          for (let channel = 0; channel < 4; channel++)
            sum[channel] = (sum[channel] ?? 0) + ((pixel >>> (24 - 8 * channel)) & 255);
        }
      }
      data.set(
        sum.map(value => Math.round(value / (ys.length * xs.length))),
        (y * width + x) * 4,
      );
    }
  }
  return { width, height, data };
}

/** The places along one side that a pixel of the smaller picture is made of. */
function samples(full: number, small: number): (at: number) => number[] {
  const step = full / small;
  const count = Math.min(mostSamples, Math.max(1, Math.floor(step)));
  return at => Array.from({ length: count }, (_, i) => Math.min(full - 1, Math.floor((at + (i + 0.5) / count) * step)));
}

/** Leptonica leaves the lowest byte of opaque pictures as it is. */
function directColour(transparent: boolean): (pixel: number) => number {
  return transparent ? pixel => pixel : pixel => (pixel | 255) >>> 0;
}

function colourOfIndex(words: Uint32Array, depth: number, table: number): ((index: number) => number) | undefined {
  const shade = shadeOfIndex(words, depth, table);
  if (!shade) return undefined;
  if (table === 0) return index => rgba(shade(index), shade(index), shade(index));
  const colours = (words[table >>> 2] ?? 0) >>> 2;
  return index => {
    const entry = words[colours + index] ?? 0;
    return rgba((entry >>> 16) & 255, (entry >>> 8) & 255, entry & 255);
  };
}

function rgba(red: number, green: number, blue: number): number {
  return ((red << 24) | (green << 16) | (blue << 8) | 255) >>> 0;
}

/** Red, green, blue and alpha from the highest byte down. The weights are those of ITU-R BT.601, in 256ths. */
function shadeOfColour(transparent: boolean): (pixel: number) => number {
  const luma = (pixel: number) => ((pixel >>> 24) * 77 + ((pixel >>> 16) & 255) * 151 + ((pixel >>> 8) & 255) * 28) >>> 8;
  if (!transparent) return luma;
  return pixel => {
    const alpha = pixel & 255;
    return (luma(pixel) * alpha + 255 * (255 - alpha)) / 255;
  };
}

/** Without a table the index is the shade itself, black at 0; with one bit Leptonica has black at 1. */
function shadeOfIndex(words: Uint32Array, depth: number, table: number): ((index: number) => number) | undefined {
  if (depth !== 1 && depth !== 2 && depth !== 4 && depth !== 8) return undefined;
  const most = (1 << depth) - 1;
  if (table === 0) return index => (depth === 1 ? 255 * (1 - index) : (255 * index) / most);
  const colours = (words[table >>> 2] ?? 0) >>> 2; // struct PixColormap begins with its array of blue, green, red, alpha
  const shades = Uint8Array.from({ length: most + 1 }, (_, index) => {
    const [blue, green, red] = [0, 8, 16].map(shift => ((words[colours + index] ?? 0) >>> shift) & 255);
    return ((red ?? 0) * 77 + (green ?? 0) * 151 + (blue ?? 0) * 28) >>> 8;
  });
  return index => shades[index] ?? 255;
}
