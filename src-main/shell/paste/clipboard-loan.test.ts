import { expect, test } from 'vitest';
import { type Entry, type LentClipboard, lend } from './clipboard-loan.ts';

/** A clipboard that adds a format of its own, as systems do. */
function clipboardWith(...entries: Entry<string>[]) {
  let held: readonly Entry<string>[] = entries;
  const clipboard: LentClipboard<string> = {
    read: async () => held,
    write: async written => {
      held = written.map(entry => ({ ...entry, ...(entry['text/plain'] && { TIMESTAMP: entry['text/plain'] }) }));
    },
    equal: async (a, b) => a === b,
  };
  return { clipboard, held: () => held, copy: (text: string) => clipboard.write([{ 'text/plain': text }]) };
}

const rich = { 'text/plain': 'bold', 'text/html': '<b>bold</b>', 'text/rtf': '{\\b bold}', 'image/png': 'pixels' };

test('all formats of what was there come back after the loan', async () => {
  const { clipboard, held } = clipboardWith(rich, { 'electron application/bookmark': 'second' });
  const loan = await lend(clipboard, { 'text/plain': 'snippet' });
  expect(held()).toMatchObject([{ 'text/plain': 'snippet' }]);
  await loan.giveBack();
  expect(held()).toMatchObject([rich, { 'electron application/bookmark': 'second' }]);
});

test('what was copied meanwhile stays, also where it has the same formats', async () => {
  const { clipboard, held, copy } = clipboardWith(rich);
  const loan = await lend(clipboard, { 'text/plain': 'snippet' });
  await copy('newer');
  await loan.giveBack();
  expect(held()).toMatchObject([{ 'text/plain': 'newer' }]);
});

test('a clipboard that was empty is so again', async () => {
  const { clipboard, held } = clipboardWith();
  const loan = await lend(clipboard, { 'text/plain': 'snippet' });
  await loan.giveBack();
  expect(held()).toEqual([]);
});
