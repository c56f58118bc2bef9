import { expect, test } from 'vitest';
import { ServerSettings } from '../../../src-shared/model/settings.ts';
import { newToken } from './token.ts';

test('a new token is accepted, needs no quoting and is never the same', () => {
  const tokens = Array.from({ length: 50 }, newToken);
  expect(new Set(tokens).size).toBe(50);
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(ServerSettings.shape.token.safeParse(token).success).toBe(true);
  }
});
