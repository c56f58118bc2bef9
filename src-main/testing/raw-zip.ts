import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip as a malicious program may write it; what is left out is as it should be. */
export interface RawEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** The mode of a file as Unix has it, file type included. */
  readonly mode?: number;
  /** What the directory says of the unpacked size. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** A zip file byte by byte, with names and sizes that no library would write. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o100644, claimedSize, encrypted = false } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const nameBytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // version needed
    common.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2); // names are UTF-8
    common.writeUInt16LE(8, 4); // deflate
    common.writeUInt16LE(0x21, 8); // 1 January 1980
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([signature('PK\x03\x04'), common, nameBytes, packed]);
    const central = Buffer.alloc(46 - 6 - 26);
    central.writeUInt32LE((mode << 16) >>> 0, 6);
    central.writeUInt32LE(offset, 10);
    directory.push(signature('PK\x01\x02'), Buffer.from([20, 3]), common, central, nameBytes);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, signature('PK\x05\x06'), end]);
}

function signature(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}
