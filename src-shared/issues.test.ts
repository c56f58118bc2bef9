import { expect, test } from 'vitest';
import { z } from 'zod';
import { toError } from './issues.ts';

const schema = z.object({
  fragments: z.array(z.string().max(3)).min(1).max(2).optional(),
  token: z.string().min(16).optional(),
  port: z.int().min(1).max(65_535).optional(),
});

test.each([
  [{ fragments: [] }, 'fragments has fewer than 1 entry'],
  [{ fragments: ['a', 'b', 'c'] }, 'fragments has more than 2 entries'],
  [{ fragments: ['abcd'] }, 'fragments[0] has more than 3 characters'],
  [{ token: 'short' }, 'token has fewer than 16 characters'],
  [{ port: 0 }, 'port is less than 1'],
  [{ port: 70_000 }, 'port is more than 65535'],
])('a bound is told in what it counts: %j', (input, message) => {
  const { error } = schema.safeParse(input, { reportInput: true });
  expect(toError(error?.issues ?? [])).toMatchObject({ code: 'unprocessable', message });
});
