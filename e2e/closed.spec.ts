import { expect, test } from './fixtures.ts';

test('scripts that got into the page do not run', async ({ service, page }) => {
  await page.goto(service.address);
  await page.getByRole('main').waitFor();
  const outcome = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', event => blocked.push(event.effectiveDirective));
    const ran: string[] = [];
    Object.assign(window, { ran });

    const script = document.createElement('script');
    script.textContent = 'window.ran.push("inline script")';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="data:," onerror="window.ran.push(\'handler\')">';
    document.body.append(image);
    const remote = document.createElement('script');
    remote.src = 'https://example.invalid/x.js';
    document.body.append(remote);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/';
    document.body.append(frame);
    await fetch('https://example.invalid/').catch(() => undefined);
    await new Promise(resolve => setTimeout(resolve, 200));
    return { ran, blocked: [...new Set(blocked)].sort() };
  });

  expect(outcome.ran).toEqual([]);
  expect(outcome.blocked).toEqual(['connect-src', 'frame-src', 'script-src-attr', 'script-src-elem']);
});

test('a snippet of markup is shown as text', async ({ magpie, api }) => {
  const markup = '<img src="x" onerror="window.pwned = 1"><script>window.pwned = 2</script>';
  await api.create(`<b>${markup}</b>`, markup, 'html');
  await magpie.rows.first().click();
  await expect(magpie.text).toContainText('onerror=');
  await magpie.search.fill('onerror');
  await expect(magpie.rows).toHaveCount(1);

  expect(await magpie.page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('the page may not be framed and says so itself', async ({ service }) => {
  const { headers } = await fetch(service.address);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('another site gets nothing', async ({ service }) => {
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }]) {
    const response = await fetch(new URL('/assets', service.address), { headers });
    expect(response.status).toBe(403);
  }
});
