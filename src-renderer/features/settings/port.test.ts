import { expect, test } from 'vitest';
import { readPort } from './port.ts';

test('a blank port leaves the choice to Magpie', () => {
  expect(readPort('  ')).toEqual({ port: undefined });
});

test('a port is a whole number from 1 to 65535', () => {
  expect(readPort(' 5323 ')).toEqual({ port: 5323 });
  for (const text of ['0', '65536', '-1', '80.5', '1e3', '0x50', 'http', '123456789012']) expect(readPort(text)).toBeUndefined();
});
