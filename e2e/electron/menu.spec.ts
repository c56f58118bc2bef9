import { expect, test } from './fixtures.ts';

test('the menu asks the window in front for a new snippet', async ({ desktop }) => {
  await desktop.needsHands();
  const magpie = await desktop.main();
  await desktop.host(host => host.clickMenu('File', 'New Snippet'));
  await expect(magpie.editor).toBeFocused();
});
