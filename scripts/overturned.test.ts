import { expect, test } from 'vitest';
import { overturnedBy } from './lib/overturned.mjs';

const check = '# Fatal error in , line 0\n# Check failed: jit_page.has_value().\n';
const caught = (count: number) => `Vitest caught ${count} unhandled error${count === 1 ? '' : 's'} during the test run.\n`;
const ended = (file: string, signal = 'SIGTRAP') =>
  `\u001b[1mCaused by: Error\u001b[22m: Worker exited unexpectedly with signal ${signal} during started state while running test file ${file}\u001b[39m\n`;

test('files that V8 itself has ended are told', () => {
  expect(overturnedBy(check + caught(2) + ended('/a.test.ts') + ended('/b.test.ts'))).toEqual(['/a.test.ts', '/b.test.ts']);
});

test.for([
  ['nothing', ''],
  ['another signal', check + caught(1) + ended('/a.test.ts', 'SIGSEGV')],
  ['a trap without that check', caught(1) + ended('/a.test.ts')],
  ['another error beside it', check + caught(2) + ended('/a.test.ts')],
] as const)('%s is not excused', ([, output]) => {
  expect(overturnedBy(output)).toEqual([]);
});
