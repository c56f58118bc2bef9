import { expect, test } from 'vitest';
import type { Application } from './common.ts';
import { maxFileBytes } from './library.ts';
import { Seed } from './seed.ts';
import { seedFromBytes, seedFromFile, seedFromText } from './seed-from-file.ts';

const application: Application = {
  id: 'window',
  name: 'OPEN_SOURCE',
  version: '1',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'ANONYMOUS',
};
const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0];
const bytes = (...values: number[]) => new Uint8Array(values);
const reasonFor = (data: Uint8Array<ArrayBuffer>) => {
  const reading = seedFromBytes('file', data, application);
  return reading.kind === 'skipped' ? reading.reason : undefined;
};

test('a text keeps every letter, byte order mark included, and its name', () => {
  const reading = seedFromBytes('a.ts', new TextEncoder().encode('\uFEFFlet a;\r\n'), application);
  expect(reading).toMatchObject({
    kind: 'seed',
    seed: { asset: { format: { file: { string: { raw: '\uFEFFlet a;\r\n' }, metadata: { name: 'a.ts', size: 11 } } } } },
  });
});

test('a picture is known by its first bytes and kept as bytes', () => {
  const reading = seedFromBytes('photo', bytes(...png), application);
  expect(reading).toMatchObject({ kind: 'seed', seed: { asset: { format: { file: { bytes: { raw: bytes(...png) } } } } } });
});

test.each([
  ['nothing in it', bytes(), 'empty'],
  ['a NUL byte', bytes(0x61, 0, 0x62), 'binary'],
  ['bytes that are not UTF-8', bytes(0xc3, 0x28), 'binary'],
  ['a RIFF file that is no WebP', bytes(0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x41, 0x56, 0x45), 'binary'],
])('a file with %s is skipped', (_what, data, reason) => {
  expect(reasonFor(data)).toBe(reason);
});

test('a text that begins with BM is no picture', () => {
  expect(seedFromBytes('notes', new TextEncoder().encode('BM is a file format'), application)).toMatchObject({
    seed: { asset: { format: { file: { string: { raw: 'BM is a file format' } } } } },
  });
});

test('a file over the limit is skipped without being read', async () => {
  const file = { name: 'big', size: maxFileBytes + 1, arrayBuffer: () => Promise.reject(new Error('was read')) };
  expect(await seedFromFile(file, application)).toEqual({ kind: 'skipped', reason: 'tooLarge' });
});

test('a file that cannot be read is skipped', async () => {
  const file = { name: 'gone', size: 3, arrayBuffer: () => Promise.reject(new Error('NotReadableError')) };
  expect(await seedFromFile(file, application)).toEqual({ kind: 'skipped', reason: 'unreadable' });
});

test('seeds of the window pass the schema of the contract', () => {
  const reading = seedFromBytes('photo.png', bytes(...png), application);
  if (reading.kind === 'skipped') throw new Error('skipped');
  expect(Seed.safeParse(reading.seed).success).toBe(true);
  expect(Seed.safeParse(seedFromText('', application, { name: 'Untitled', source: 'https://example.com/a' })).success).toBe(true);
});
