import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the insight page counts the library, reads as a table, and merges what was saved twice', async ({ magpie, api }) => {
      await api.create('first try', 'const twice = true;', 'ts');
      await api.create('second try', 'const twice = true;', 'ts');
      await api.create('query', 'select 1', 'sql');
      await magpie.sideBar.page().getByRole('button', { name: 'Insight' }).click();
      const page = magpie.page.getByRole('dialog', { name: 'Insight' });
      await expect(page.getByRole('img', { name: 'Saved by day, 3 in the last year' })).toBeVisible();
      const timeline = page.getByRole('img', { name: 'By week: 3 saved and 0 times reused in the last year' });
      await timeline.hover({ position: { x: ((await timeline.boundingBox())?.width ?? 0) - 8, y: 40 } });
      await expect(page.getByRole('figure')).toContainText('Saved 3');
      await expect(page.getByRole('region', { name: 'Languages' }).getByRole('listitem')).toHaveText([
        /TypeScript\s*2/,
        /SQL\s*1/,
      ]);
      const { violations } = await new AxeBuilder({ page: magpie.page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
      await page.getByRole('button', { name: 'As a table' }).click();
      await expect(page.getByRole('row').nth(1)).toContainText('3');

      await page.getByRole('button', { name: 'Compare first try with second try' }).click();
      await magpie.page.getByRole('button', { name: 'Keep this one' }).click();
      await magpie.message('Kept first try; the other is in the trash');
      await expect.poll(() => api.names()).toEqual(['query', 'first try']);
    });
  });
}
