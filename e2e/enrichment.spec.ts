import { expect, test } from './fixtures.ts';
import type { MagpiePage } from './pages/magpie-page.ts';

test.use({ enrich: true });

/** In two parts, so that nobody who scans this repository for keys finds one. */
const key = `sk_live_${'51HxYzAbCdEfGhIjKlMnOpQr'}`;
const charge = `import Stripe from 'stripe';

export function chargeCard(amount: number) {
  return new Stripe('${key}').charges.create({ amount });
}
`;
const debounce = `/** Delays a call until input settles. */
export function debounceInput(fn: () => void, wait = 150) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(fn, wait);
  };
}
`;

function notice(magpie: MagpiePage) {
  return magpie.detail.getByRole('region', { name: 'Secrets' });
}

/** How the part of the text that holds the key is drawn. */
function securityOf(magpie: MagpiePage): Promise<string> {
  return magpie.text
    .locator('span', { hasText: 'sk_live' })
    .last()
    .evaluate(span => getComputedStyle(span).getPropertyValue('-webkit-text-security'));
}

test.describe('secrets', () => {
  test('are hidden until they are asked for, and again once another snippet was shown', async ({ magpie, api }) => {
    await api.create('other', 'nothing to hide', 'ts');
    await api.create('charge', charge, 'ts');
    await magpie.open('charge');
    await expect(notice(magpie)).toContainText('1 secret: Stripe');
    await expect.poll(() => securityOf(magpie)).toBe('disc');
    await expect(magpie.row('charge')).not.toContainText('sk_live');

    await notice(magpie).getByRole('button', { name: 'Reveal' }).click();
    await expect.poll(() => securityOf(magpie)).toBe('none');

    await magpie.open('other');
    await expect(notice(magpie)).toHaveCount(0);
    await magpie.open('charge');
    await expect.poll(() => securityOf(magpie)).toBe('disc');
  });

  test('are copied as they are, which is said', async ({ magpie, api, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await api.create('charge', charge, 'ts');
    await magpie.open('charge');
    await expect(notice(magpie)).toBeVisible();
    await magpie.detail.getByRole('button', { name: 'Copy' }).click();
    await magpie.message('Copied, with 1 secret');

    expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe(charge);
  });

  test('are redacted together with what was just typed, and put back', async ({ magpie, api }) => {
    await api.create('charge', charge, 'ts');
    await magpie.open('charge');
    await expect(notice(magpie)).toBeVisible();
    await magpie.editor.focus();
    await magpie.page.keyboard.press('ControlOrMeta+End');
    await magpie.write('// typed');
    await notice(magpie).getByRole('button', { name: 'Redact' }).click();

    const message = await magpie.message('Redacted 1 secret');
    await expect(magpie.text).toContainText('sk_live_REDACTED');
    await expect(notice(magpie)).toHaveCount(0);
    expect(await api.text('charge')).toMatch(/REDACTED.*typed$/s);
    expect(await api.text('charge')).not.toContain(key);

    await message.locator('..').getByRole('button', { name: 'Undo' }).click();
    await magpie.message('The text is as it was');
    await expect.poll(() => api.text('charge')).toBe(`${charge}// typed`);
    await expect(notice(magpie)).toBeVisible();
  });

  test('show while they are written, and are hidden when the editor is left', async ({ magpie, api }) => {
    await api.create('charge', charge, 'ts');
    await magpie.open('charge');
    await expect.poll(() => securityOf(magpie)).toBe('disc');
    await magpie.text.getByText('sk_live').click();
    await expect.poll(() => securityOf(magpie)).toBe('none');
    await magpie.search.focus();
    await expect.poll(() => securityOf(magpie)).toBe('disc');
  });
});

test.describe('what was worked out', () => {
  test('is marked until a person takes it over', async ({ magpie, api }) => {
    await api.save(`${debounce}${charge.replace(key, 'key')}`);
    await magpie.rows.first().click();
    const title = magpie.detail.getByRole('button', { name: 'Named by Magpie' });
    await expect(title).toBeVisible();
    await expect(magpie.detail.getByText('Delays a call until input settles.', { exact: true })).toBeVisible();
    await title.click();
    await magpie.page.keyboard.press('Enter');
    await expect(title).toHaveCount(0);

    const language = magpie.detail.getByRole('combobox', { name: 'Language TypeScript, guessed, change' });
    await language.click();
    await magpie.page.getByRole('option', { name: 'TypeScript', exact: true }).click();
    await expect(magpie.detail.getByRole('combobox', { name: 'Language TypeScript, change' })).toBeVisible();

    await magpie.list.press('l');
    await magpie.page.getByRole('combobox', { name: 'Find a language' }).fill('javas');
    await magpie.page.keyboard.press('Enter');
    await expect(magpie.detail.getByRole('combobox', { name: 'Language JavaScript, change' })).toBeVisible();
  });

  test('tags are kept with a click, and stay away once removed', async ({ magpie, api }) => {
    await api.save(charge);
    await magpie.rows.first().click();
    await magpie.detail.getByRole('button', { name: 'Keep tag stripe' }).click();
    await expect(magpie.detail.getByRole('button', { name: 'Keep tag stripe' })).toHaveCount(0);
    await magpie.detail.getByRole('button', { name: 'Remove tag stripe' }).click();
    await expect(magpie.detail.getByText('stripe', { exact: true })).toHaveCount(0);

    await magpie.editor.focus();
    await magpie.page.keyboard.press('ControlOrMeta+End');
    await magpie.write('// more');
    await magpie.saved();
    await api.enriched();
    await expect(magpie.detail.getByText('stripe', { exact: true })).toHaveCount(0);
  });
});

test.describe('related snippets', () => {
  const copy = `${debounce}// and again\n`;

  test('say why, and open with a click', async ({ magpie, api }) => {
    await api.create('poll until aborted', 'await tick({ signal: controller.abortSignal, retryBudget })', 'ts');
    await api.create('request', 'fetch(url, { signal: controller.abortSignal, retryBudget })', 'ts');
    await magpie.open('request');
    const related = magpie.detail.getByRole('list', { name: 'Related' });
    await expect(related.getByRole('listitem')).toContainText(/shares .*abortSignal/);
    await related.getByRole('button', { name: 'poll until aborted' }).click();

    await expect(magpie.row('poll until aborted')).toHaveAttribute('aria-selected', 'true');
  });

  test('that are nearly the same are compared, one is kept, and both come back', async ({ magpie, api }) => {
    await api.create('second try', copy, 'ts');
    await api.create('first try', debounce, 'ts');
    await magpie.open('first try');
    await magpie.detail.getByRole('button', { name: 'Compare with second try' }).click();
    const dialog = magpie.page.getByRole('dialog', { name: 'Nearly the same' });
    await expect(dialog.getByText('// and again')).toBeVisible();
    await magpie.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await magpie.detail.getByRole('button', { name: 'Compare with second try' }).click();
    await dialog.getByRole('button', { name: 'Keep the other' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(magpie.rows).toHaveCount(1);
    await expect(magpie.detail.getByRole('heading', { name: 'second try' })).toBeVisible();

    const message = await magpie.message('Kept second try; the other is in the trash');
    await message.locator('..').getByRole('button', { name: 'Undo' }).click();
    await expect(magpie.rows).toHaveCount(2);
    await expect(magpie.detail.getByRole('heading', { name: 'first try' })).toBeVisible();
  });
});

test('text that was read in an image can be copied and becomes a snippet', async ({ magpie, api, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await api.saveImage('shot.png', await picture(magpie, 'def retry(fn):\n    return fn()'));
  await magpie.rows.first().click();
  const text = magpie.detail.getByRole('region', { name: 'Text in this image' });
  await expect(text).toContainText('def retry(fn):', { timeout: 20_000 });
  await text.getByRole('button', { name: 'Copy text' }).click();
  await magpie.message('Copied');
  expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toContain('    return fn()');

  await text.getByRole('button', { name: 'New snippet from this text' }).click();
  await expect(magpie.rows).toHaveCount(2);
  await expect(magpie.text).toContainText('def retry(fn):');
});

test('the library is gone through again from the settings', async ({ magpie, api }) => {
  await api.create('debounce', debounce, 'ts');
  await api.enriched();
  await magpie.page.getByRole('button', { name: 'Settings' }).click();
  const dialog = magpie.page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Enrichment' }).click();
  const rerun = magpie.page.waitForResponse(/enrichment\/rerun/);
  await dialog.getByRole('button', { name: 'Start' }).click();

  expect(await (await rerun).json()).toEqual({ waiting: 1 });
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeEnabled();
});

test.describe('a Magpie that was started without it', () => {
  test.use({ enrich: false });

  test('says so in the settings, and has nothing to start', async ({ magpie, api }) => {
    await api.create('debounce', debounce, 'ts');
    await magpie.page.getByRole('button', { name: 'Settings' }).click();
    const section = magpie.page.getByRole('dialog', { name: 'Settings' });
    await section.getByRole('tab', { name: 'Enrichment' }).click();
    await expect(section.getByText('This Magpie was started without enrichment.')).toBeVisible();
    await expect(section.getByRole('button', { name: 'Start' })).toBeDisabled();
  });
});

/** A picture of some code, as a browser draws it. */
async function picture({ page }: MagpiePage, text: string): Promise<Buffer> {
  const sheet = await page.context().newPage();
  await sheet.setContent('<pre style="font: 24px monospace; padding: 24px; background: white; color: black"></pre>');
  await sheet.locator('pre').evaluate((pre, code) => {
    pre.textContent = code;
  }, text);
  const png = await sheet.locator('pre').screenshot();
  await sheet.close();
  return png;
}
