import { expect, test } from './fixtures.ts';

test('a new snippet saves itself while it is written, goes by its first line and is there after a reload', async ({
  magpie,
  api,
}) => {
  await magpie.createSnippet();
  await magpie.write('const answer = 42;');
  await magpie.saved();
  expect(await api.texts()).toEqual(['const answer = 42;']);

  await magpie.page.reload();
  await magpie.open('const answer = 42;');

  await expect(magpie.text).toHaveText('const answer = 42;');
});

test('Undo takes a new snippet away, for good only while nothing was written in it', async ({ magpie, api }) => {
  const { page } = magpie;
  await api.create('before', 'text');
  const undo = async () => {
    await magpie.list.focus();
    await page.keyboard.press('ControlOrMeta+Z');
  };
  await magpie.open('before');
  await magpie.createSnippet();
  await undo();
  await magpie.message('Removed the snippet again');
  await expect(magpie.text).toHaveText('text');

  await magpie.createSnippet();
  await magpie.write('an hour of work');
  await undo(); // before it was saved
  await magpie.message(/It was edited, and is in the trash/);
  expect(await api.names()).toEqual(['before']);
  await magpie.show('Trash');
  await magpie.open('an hour of work');
  await expect(magpie.text).toHaveText('an hour of work');
});

test('typing goes on while it is saved, and the last state is what stays', async ({ magpie, api }) => {
  await magpie.createSnippet();
  for (let line = 1; line <= 20; line++) {
    await magpie.write(`line ${line} `);
    await magpie.page.waitForTimeout(60);
  }
  await magpie.saved();

  const written = Array.from({ length: 20 }, (_, index) => `line ${index + 1} `).join('');
  expect(await api.texts()).toEqual([written]);
});

test('an edit of a saved snippet is stored and shows in the list', async ({ magpie, api }) => {
  await api.create('greeting', 'hello', 'ts');
  await magpie.open('greeting');
  await magpie.editor.focus();
  await magpie.page.keyboard.press('ControlOrMeta+End');
  await magpie.write(' world');
  await magpie.saved();

  expect(await api.text('greeting')).toBe('hello world');
  await expect(magpie.row('greeting')).toContainText('hello world');
});

test('a snippet is renamed in place', async ({ magpie, api }) => {
  await api.create('before', 'text');
  await magpie.open('before');
  await magpie.page.keyboard.press('F2');
  await magpie.page.keyboard.press('ControlOrMeta+A');
  await magpie.write('after');
  await magpie.page.keyboard.press('Enter');

  await expect(magpie.row('after')).toBeVisible();
  await expect.poll(() => api.names()).toEqual(['after']);
});

test('pasting outside a field saves what was pasted', async ({ magpie, api }) => {
  await magpie.page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'SELECT name FROM birds');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await magpie.message(/^Saved /);
  expect(await api.texts()).toEqual(['SELECT name FROM birds']);
});
