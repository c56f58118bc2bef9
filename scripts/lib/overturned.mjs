/**
 * The test files whose process was ended by V8's own check of its pages of machine code, which Node 24 fails now and then
 * where threads come and go (https://github.com/nodejs/node/issues/64500). None when anything else went wrong beside it:
 * a test that fails, or a process that ends in any other way, is not excused.
 *
 * @param {string} output what vitest printed as errors
 */
export function overturnedBy(output) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
  const plain = output.replace(/\u001b\[\d+m/g, '');
  if (!plain.includes('Check failed: jit_page')) return [];
  const ends = plain.matchAll(/exited unexpectedly with signal SIGTRAP during \w+ state while running test file (\S+)/g);
  const files = Array.from(ends, ([, file]) => String(file));
  const caught = Number(/caught (\d+) unhandled error/.exec(plain)?.[1]);
  return caught === files.length ? [...new Set(files)] : [];
}
