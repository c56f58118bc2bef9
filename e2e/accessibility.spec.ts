import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

async function violations(magpie: MagpiePage): Promise<string[]> {
  // Colours on their way from one theme to the other are nobody's.
  await magpie.page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished)));
  // Base UI's guards around a menu take the focus only to hand it on.
  const { violations: found } = await new AxeBuilder({ page: magpie.page }).exclude('[data-base-ui-focus-guard]').analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the empty library and the first steps have no violations', async ({ magpie }) => {
      expect(await violations(magpie)).toEqual([]);
      await magpie.page.getByRole('button', { name: 'First steps' }).click();
      for (const title of ['Bring what you have', 'Save with one key', 'It stays with you']) {
        await expect(magpie.page.getByRole('heading', { name: title })).toBeVisible();
        expect(await violations(magpie), title).toEqual([]);
        await magpie.page.getByRole('button', { name: /^(Continue|Done)$/ }).click();
      }
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

    test('suggestions, what is wrong, and the help have no violations', async ({ magpie, api }) => {
      await api.create('parse', 'export const parse = (text: string) => JSON.parse(text);', 'ts');
      await magpie.search.fill('before:someday x la');
      await expect(magpie.search).toHaveAttribute('aria-describedby');
      expect(await violations(magpie)).toEqual([]);
      await magpie.search.fill('lang:');
      await expect(magpie.suggestions).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
      await magpie.search.press('Escape');
      await magpie.page.getByRole('button', { name: 'What can be searched for' }).click();
      await expect(magpie.page.getByRole('dialog')).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
    });

    test('nothing found, collections and their dialog have no violations', async ({ magpie, api }) => {
      await api.create('parse', 'x', 'ts');
      await magpie.createCollection('Work');
      await expect(magpie.page.getByRole('heading', { name: 'Nothing in this collection yet' })).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
      await magpie.search.fill('zzqqxx "a b"');
      await expect(magpie.page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
      await magpie.page.getByRole('button', { name: 'Save search' }).click();
      expect(await violations(magpie)).toEqual([]);
      await magpie.page.keyboard.press('Escape');
      await magpie.show('All snippets');
      await magpie.search.fill('');
      await magpie.open('parse');
      await magpie.list.press('ControlOrMeta+m');
      await expect(magpie.page.getByRole('dialog', { name: 'Add to a collection' })).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
    });

    test('the settings have no violations', async ({ magpie }) => {
      await magpie.page.getByRole('button', { name: 'Settings' }).click();
      for (const [section, shown] of [
        ['Appearance', 'Like the system'],
        ['Local API', 'served by the local API'],
        ['Enrichment', 'Each is switched in the desktop app'],
        ['About', 'Data folder'],
      ] as const) {
        await magpie.page.getByRole('tab', { name: section }).click();
        await expect(magpie.page.getByText(shown).first()).toBeVisible();
        expect(await violations(magpie), section).toEqual([]);
      }
      await magpie.page.getByRole('searchbox', { name: 'Search settings' }).fill('e');
      expect(await violations(magpie)).toEqual([]);
    });

    test.describe('after the enrichment', () => {
      test.use({ enrich: true });

      test('what was worked out, a secret and a comparison have no violations', async ({ magpie, api }) => {
        const text = `import Stripe from 'stripe';\nexport const stripe = new Stripe('sk_live_${'51HxYzAbCdEfGhIjKlMnOpQr'}');`;
        await api.create('second try', `${text} // again`, 'ts');
        await api.save(text);
        await expect(magpie.rows).toHaveCount(2);
        await magpie.rows.first().click();
        await expect(magpie.detail.getByRole('button', { name: 'Reveal' })).toBeVisible();
        await expect(magpie.detail.getByRole('button', { name: 'Keep tag stripe' })).toBeVisible();
        const compare = magpie.detail.getByRole('button', { name: 'Compare with second try' });
        await expect(compare).toBeVisible();
        expect(await violations(magpie)).toEqual([]);

        await compare.click();
        await expect(magpie.page.getByRole('dialog').getByText('// again')).toBeVisible();
        expect(await violations(magpie)).toEqual([]);
      });
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
      await magpie.page.getByRole('button', { name: 'Empty trash' }).click();
      await expect(magpie.page.getByRole('alertdialog')).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
    });

    test('tags, their menu and their dialog, and the menu of rows have no violations', async ({ magpie, api }) => {
      await api.createTagged('parse', 'auth', 'web');
      await magpie.tag('auth').click({ button: 'right' });
      await magpie.page.getByRole('menuitemradio', { name: 'Yellow' }).click();
      await expect(magpie.tag('auth')).toHaveAttribute('data-colour', 'yellow');
      await magpie.tag('auth').click({ button: 'right' });
      expect(await violations(magpie)).toEqual([]);
      await magpie.page.keyboard.press('Escape');
      await magpie.rows.first().click({ button: 'right' });
      await expect(magpie.page.getByRole('menu')).toBeVisible();
      expect(await violations(magpie)).toEqual([]);
      await magpie.page.keyboard.press('Escape');
      await magpie.page.getByRole('button', { name: 'Manage tags' }).click();
      await expect(magpie.page.getByRole('dialog', { name: 'Tags' }).getByRole('listitem')).toHaveCount(2);
      expect(await violations(magpie)).toEqual([]);
    });
  });
}
