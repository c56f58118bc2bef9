import { expect, test } from 'vitest';
import { createUndoStack } from './undo.ts';

function recorder() {
  const said: string[] = [];
  const stack = createUndoStack({
    done: text => said.push(text),
    failed: error => said.push(String(error)),
    nothing: () => said.push('nothing'),
  });
  return { said, stack };
}

test('the last step is undone first, each once', async () => {
  const { said, stack } = recorder();
  const run: string[] = [];
  stack.push({ run: async () => void run.push('first'), done: '1' });
  stack.push({ run: async () => void run.push('second'), done: '2' });

  await stack.runLast();
  await stack.runLast();
  await stack.runLast();

  expect(run).toEqual(['second', 'first']);
  expect(said).toEqual(['2', '1', 'nothing']);
});

test('a step undone by its own button is not undone again by the key', async () => {
  const { said, stack } = recorder();
  const step = stack.push({ run: async () => {}, done: 'undone' });

  await stack.run(step);
  await stack.run(step);
  await stack.runLast();

  expect(said).toEqual(['undone', 'nothing']);
});

test('a step that fails says so', async () => {
  const { said, stack } = recorder();
  stack.push({ run: () => Promise.reject(new Error('gone')), done: '' });
  await stack.runLast();
  expect(said).toEqual(['Error: gone']);
});
