import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

async function violations(magpie: MagpiePage): Promise<string[]> {
  // Colours on their way from one theme to the other are nobody's.
  await magpie.page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished)));
  const { violations: found } = await new AxeBuilder({ page: magpie.page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the empty library has no violations', async ({ magpie }) => {
      expect(await violations(magpie)).toEqual([]);
    });

    test('list, search and an open snippet have no violations', async ({ magpie, api }) => {
      await api.create('parse', 'export const parse = (text: string) => JSON.parse(text);', 'ts');
      await api.create('deploy', 'kubectl rollout restart deployment/api', 'sh');
      await magpie.open('parse');
      await expect(magpie.editor).toBeAttached();
      expect(await violations(magpie)).toEqual([]);

      await magpie.search.fill('pa');
      await expect(magpie.rows).toHaveCount(1);
      expect(await violations(magpie)).toEqual([]);
    });

    test('the settings have no violations', async ({ magpie }) => {
      await magpie.page.getByRole('button', { name: 'Settings' }).click();
      await expect(magpie.page.getByText('served by the local API')).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
    });

    test('the trash and a message have no violations', async ({ magpie, api }) => {
      await api.create('parse', 'x', 'ts');
      await api.create('other', 'y', 'ts');
      await magpie.open('parse');
      await magpie.list.press('Delete');
      await magpie.message('Moved parse to the trash');
      await magpie.show('Trash');
      await magpie.open('parse');
      expect(await violations(magpie)).toEqual([]);
    });
  });
}
