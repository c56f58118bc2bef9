import { expect, test } from 'vitest';
import { curlExample } from './curl-example.ts';

test('the example names the address, and the token where one is set', () => {
  const address = 'http://127.0.0.1:39300';
  expect(curlExample(address, undefined)).toBe(`curl -s '${address}/assets/search?query=hello&transferables=false'`);
  expect(curlExample(address, 'secret')).toContain(`-H 'authorization: Bearer secret'`);
});
