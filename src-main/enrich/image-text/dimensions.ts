/** What a picture's header says. */
export interface Dimensions {
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** The format and size of a picture from its header, without decoding anything; undefined where it is none of these. */
export function dimensionsOf(bytes: Uint8Array): Dimensions | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? webp(view) ?? bmp(view) ?? jpeg(view);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // it ends within its header
    throw error;
  }
}

function png(view: DataView): Dimensions | undefined {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return undefined;
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The larger of screen and first image: a decoder makes room for both. */
function gif(view: DataView): Dimensions | undefined {
  if (ascii(view, 0, 4) !== 'GIF8') return undefined;
  const image = firstGifImage(view);
  const width = Math.max(view.getUint16(6, true), view.getUint16(image + 5, true));
  const height = Math.max(view.getUint16(8, true), view.getUint16(image + 7, true));
  return { format: 'gif', width, height };
}

const gifExtension = 0x21;
const gifImage = 0x2c;

/** @throws RangeError when there is none */
function firstGifImage(view: DataView): number {
  let at = 13 + colourTable(view.getUint8(10));
  while (view.getUint8(at) === gifExtension) at = afterSubBlocks(view, at + 2);
  if (view.getUint8(at) !== gifImage) throw new RangeError('A GIF without an image');
  return at;
}

function colourTable(flags: number): number {
  return flags & 0x80 ? 3 << ((flags & 7) + 1) : 0;
}

function afterSubBlocks(view: DataView, from: number): number {
  let at = from;
  for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) at += size + 1;
  return at + 1;
}

/** A GIF cut after its first image: decoders unpack all of them, however many there are. */
export function firstFrame(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const image = firstGifImage(view);
  const end = afterSubBlocks(view, image + 11 + colourTable(view.getUint8(image + 9)));
  const cut = new Uint8Array(end + 1);
  cut.set(bytes.subarray(0, end));
  cut[end] = 0x3b; // the trailer
  return cut;
}

function webp(view: DataView): Dimensions | undefined {
  if (ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return undefined;
  const chunk = ascii(view, 12, 4);
  if (chunk === 'VP8 ')
    return { format: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8X') return { format: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  return undefined;
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** The height is negative where rows go from top to bottom. */
function bmp(view: DataView): Dimensions | undefined {
  if (ascii(view, 0, 2) !== 'BM' || view.getUint32(14, true) < 40) return undefined;
  return { format: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** The size stands in the frame header (SOF), after any number of other segments. */
function jpeg(view: DataView): Dimensions | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ; ) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isFrameHeader(marker)) return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
}

/** SOF0 to SOF15 but for DHT, JPG and DAC, which lie between them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function ascii(view: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(at + index))).join('');
}
