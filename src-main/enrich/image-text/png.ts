import { crc32, deflateSync } from 'node:zlib';

/** A picture in colour, four bytes a pixel: red, green, blue, alpha. */
export interface Colours {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Each byte less the one of the pixel above: areas of one colour and screens become rows of nothing. */
const filterUp = 2;

/** A picture as PNG (https://www.w3.org/TR/png-3/): eight bits a channel, one IDAT. */
export function toPng({ width, height, data }: Colours): Uint8Array<ArrayBuffer> {
  const perLine = width * 4;
  const lines = new Uint8Array((perLine + 1) * height);
  for (let y = 0; y < height; y++) {
    const line = y * (perLine + 1);
    lines[line] = filterUp;
    for (let x = 0; x < perLine; x++) {
      const at = y * perLine + x;
      lines[line + 1 + x] = (data[at] ?? 0) - (y === 0 ? 0 : (data[at - perLine] ?? 0));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 6, 0, 0, 0], 8); // eight bits, colours with alpha, the only ways to pack and filter, not interlaced
  const parts = [
    Uint8Array.from(signature),
    ...chunk('IHDR', header),
    ...chunk('IDAT', deflateSync(lines)),
    ...chunk('IEND', new Uint8Array()),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/** Length, name, content and the checksum of the last two. */
function chunk(name: string, content: Uint8Array): Uint8Array[] {
  const named = new Uint8Array(4 + content.length);
  named.set(Buffer.from(name, 'latin1'));
  named.set(content, 4);
  return [uint32(content.length), named, uint32(crc32(named))];
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
