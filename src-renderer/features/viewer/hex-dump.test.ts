import { expect, test } from 'vitest';
import { hexDump } from './hex-dump.ts';

test('bytes stand in two columns and beside them as text, a short last line in the same places', () => {
  expect(hexDump(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 255, 65]))).toBe(
    [
      '0000  89 50 4e 47 0d 0a 1a 0a  00 00 00 0d 49 48 44 52  .PNG........IHDR',
      '0010  ff 41                                             .A',
    ].join('\n'),
  );
  expect(hexDump(new Uint8Array())).toBe('');
});
