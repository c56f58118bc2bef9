const width = 32;
const height = 16;

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** Uncompressed, rows from the bottom up, three bytes a pixel. */
function bmp(): Uint8Array {
  const bytes = Buffer.alloc(54 + width * height * 3);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  for (let at = 0; at < width * height; at++) bytes.fill(at % width < width / 2 ? 0 : 255, 54 + at * 3, 57 + at * 3);
  return new Uint8Array(bytes);
}

/** The same picture in each format, 32 by 16 pixels: the left half black, the right half white. */
export const tiny = {
  png: fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAIAAAD4YuoOAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAKklEQVQ4jWNgIBH8JxGQaj7DqAUEwf/ROCAE/o8GESHwfzSICIH/Iy6IALm5/R+4DRd0AAAAAElFTkSuQmCC',
  ),
  'png with a palette': fromBase64(
    'iVBORw0KGgoAAAANSUhEUgAAACAAAAAQCAMAAABA3o1rAAAABlBMVEX///8AAABVwtN+AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAFUlEQVQokWNgRAMM6GBUAQSMjHAAABIfAQEq5v9PAAAAAElFTkSuQmCC',
  ),
  jpeg: fromBase64(
    '/9j/2wBDAAMDAwMDAwQEBAQFBQUFBQcHBgYHBwsICQgJCAsRCwwLCwwLEQ8SDw4PEg8bFRMTFRsfGhkaHyYiIiYwLTA+PlT/2wBDAQMDAwMDAwQEBAQFBQUFBQcHBgYHBwsICQgJCAsRCwwLCwwLEQ8SDw4PEg8bFRMTFRsfGhkaHyYiIiYwLTA+PlT/wgARCAAQACADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAkK/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEAMQAAAAlUDVQD//xAAUEAEAAAAAAAAAAAAAAAAAAAAw/9oACAEBAAE/AA//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAECAQE/AD//xAAUEQEAAAAAAAAAAAAAAAAAAAAQ/9oACAEDAQE/AD//2Q==',
  ),
  webp: fromBase64('UklGRigAAABXRUJQVlA4TBsAAAAvH8ADAA8w//M///MfeBAIJPlLD7BARP+DegEA'),
  gif: fromBase64(
    'R0lGODlhIAAQAIEAAExpcQAAAP///wAAACH5BAUAAAAALAAAAAAgABAAAAIrjI8Zwu0vlDywtjmtxVJXrngQmIgPiZgOSqkMa7gvLEe0DC/47ea1v2PVCgA7',
  ),
  'gif with three images': fromBase64(
    'R0lGODlhIAAQAIEAAExpcQAAAP///wAAACH5BAUAAAAALAAAAAAgABAAAAIrjI8Zwu0vlDywtjmtxVJXrngQmIgPiZgOSqkMa7gvLEe0DC/47ea1v2PVCgAh+QQFAAAAACwAAAAAIAAQAAACK4yPGcLtL5Q8sLY5rcVSV654EJiID4mYDkqpDGu4LyxHtAwv+O3mtb9j1QoAIfkEBQAAAAAsAAAAACAAEAAAAiuMjxnC7S+UPLC2Oa3FUleueBCYiA+JmA5KqQxruC8sR7QML/jt5rW/Y9UKADs=',
  ),
  bmp: bmp(),
} as const satisfies Record<string, Uint8Array>;
