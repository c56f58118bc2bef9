import type { Route } from '@playwright/test';
import { expect, test } from './fixtures.ts';

interface Asked {
  readonly query: string;
  readonly typist: string;
}

function asked(route: Route): Asked {
  const { filter, typist } = route.request().postDataJSON();
  return { query: filter.query, typist };
}

test.beforeEach(async ({ api }) => {
  await api.create('parse config', 'const config = read();', 'ts');
  await api.create('connection pool', 'pool.connect();', 'ts');
  await api.create('nginx proxy', 'proxy_pass http://backend;', 'yaml');
});

test('an answer that comes late does not take the place of a newer one', async ({ magpie }) => {
  await expect(magpie.rows).toHaveCount(3);
  const late: (() => Promise<void>)[] = [];
  await magpie.page.route('**/magpie/library/page', route => {
    if (asked(route).query !== 'con') return route.continue();
    late.push(() => route.continue());
  });
  await magpie.search.pressSequentially('conf');
  await expect(magpie.rows).toHaveCount(1);
  for (const answer of late) await answer();
  await magpie.page.waitForLoadState('networkidle');

  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.row('parse config')).toBeVisible();
});

test('a window says who types, and a keystroke that was overtaken is nothing', async ({ service, page, openWindow }) => {
  const typists = new Set<string>();
  const magpie = await openWindow();
  await magpie.page.route('**/magpie/library/page', async route => {
    const { query, typist } = asked(route);
    typists.add(typist);
    if (query !== 'con') return route.continue();
    await route.fulfill({ status: 499, headers: { 'x-magpie-error': 'cancelled' }, body: 'A newer query has come' });
  });
  await page.goto(service.address); // another window is another typist
  await magpie.search.pressSequentially('conn');
  await expect(magpie.rows).toHaveCount(1);
  await expect(magpie.toldAtOnce).toBeEmpty();
  expect([...typists]).toEqual([expect.stringMatching(/^.{8,64}$/)]);
});

test('nothing around the rows moves while a search is typed', async ({ magpie }) => {
  const places = () =>
    Promise.all(
      [magpie.search, magpie.list, magpie.rows.first(), magpie.detail].map(async part => (await part.boundingBox())?.y),
    );
  await magpie.search.fill('x');
  await magpie.search.fill('');
  await expect(magpie.rows).toHaveCount(3);
  await magpie.search.fill('c');
  await expect(magpie.rows).toHaveCount(2);
  const before = await places();
  await magpie.search.pressSequentially('onf');
  await expect(magpie.rows).toHaveCount(1);

  expect(await places()).toEqual(before);
});
