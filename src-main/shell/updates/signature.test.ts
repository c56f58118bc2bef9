import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSigned, signatureOf } from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const info = { version: '2.0.0', files: [{ url: 'Magpie-2.0.0.AppImage', sha512: 'abc', size: 3 }], releaseDate: '2026-11-23' };
const signed = { ...info, signature: signatureOf(info, privateKey) };

test('what was signed is believed, however it is sorted and however far it is rolled out', () => {
  expect(isSigned(signed, publicKey)).toBe(true);
  const { version, files, ...rest } = signed;
  const sorted = { ...rest, files: files.map(({ url, sha512, size }) => ({ size, sha512, url })), version };
  expect(isSigned({ stagingPercentage: 50, ...sorted }, publicKey)).toBe(true);
});

test.each<[string, Record<string, unknown>]>([
  ['another version', { version: '9.0.0' }],
  ['another file', { files: [{ url: 'Magpie-2.0.0.AppImage', sha512: 'evil', size: 3 }] }],
  ['one file more', { files: [...info.files, { url: 'x', sha512: 'evil' }] }],
  ['a field more', { path: 'evil.AppImage', sha512: 'evil' }],
  ['no signature', { signature: undefined }],
  ['an empty one', { signature: '' }],
  ['one that is no text', { signature: ['a'] }],
  ['the signature of somebody else', { signature: signatureOf(info, generateKeyPairSync('ed25519').privateKey) }],
])('%s is not', (_what, change) => expect(isSigned({ ...signed, ...change }, publicKey)).toBe(false));
