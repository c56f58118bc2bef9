import { expect, test } from 'vitest';
import type { Entry, LentClipboard } from './clipboard-loan.ts';
import { createPaste } from './paste.ts';

function desk(press: (held: string | undefined) => void = () => {}) {
  let held: readonly Entry<string>[] = [{ 'text/plain': 'copied before' }];
  const steps: string[] = [];
  const clipboard: LentClipboard<string> = {
    read: async () => held,
    write: async entries => {
      held = entries;
    },
    equal: async (a, b) => a === b,
  };
  const text = () => held[0]?.['text/plain'];
  const paste = createPaste({
    clipboard,
    leave: () => void steps.push(`left with ${text()}`),
    presser: {
      press: async count => {
        steps.push(`pressed ${count} with ${text()}`);
        press(text());
      },
    },
  });
  return { paste: (value: string, count = 0) => paste({ 'text/plain': value }, count), steps, text };
}

/** It comes back when programs have had their time to read. */
function returned(text: () => string | undefined, value: string) {
  return expect.poll(text, { timeout: 5_000 }).toBe(value);
}

test('the focus is given back with the text on the clipboard, then the keys are pressed, then the clipboard is as before', async () => {
  const { paste, steps, text } = desk();
  await paste('snippet', 3);
  expect(steps).toEqual(['left with snippet', 'pressed 3 with snippet']);
  await returned(text, 'copied before');
});

test('a second paste waits for the clipboard to be given back, and gives back the same', async () => {
  const { paste, steps, text } = desk();
  await paste('first');
  await paste('second');
  expect(steps.at(-1)).toBe('pressed 0 with second');
  await returned(text, 'copied before');
});

test('where no key can be pressed the text stays, and the next paste is none the worse', async () => {
  let fails = true;
  const { paste, text } = desk(() => {
    if (fails) throw new Error('not allowed');
  });
  await expect(paste('snippet')).rejects.toThrow('not allowed');
  expect(text()).toBe('snippet');
  fails = false;
  await paste('next');
  await returned(text, 'snippet');
});
