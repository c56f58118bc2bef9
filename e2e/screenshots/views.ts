import { expect } from '@playwright/test';
import type { Snippet } from '../../src-shared/model/library.ts';
import type { MagpiePage } from '../pages/magpie-page.ts';

/** Brings a window that was just opened to what is to be seen. */
export type Show = (magpie: MagpiePage) => Promise<void>;

const open =
  (name: string): Show =>
  async magpie => {
    await magpie.search.fill(`"${name}"`);
    await magpie.row(name).click();
    await expect(magpie.detail.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
    await magpie.search.fill('');
    await expect(magpie.text.or(magpie.detail.getByRole('img')).or(magpie.detail.locator('pre')).first()).toBeVisible();
  };

const preview =
  (name: string): Show =>
  async magpie => {
    await open(name)(magpie);
    await magpie.detail.getByRole('tab', { name: 'Preview' }).click();
    await magpie.page.waitForLoadState('networkidle');
  };

const scope =
  (name: Parameters<MagpiePage['show']>[0], row?: string): Show =>
  async magpie => {
    await magpie.show(name);
    if (row !== undefined) await magpie.row(row).click();
  };

const search =
  (query: string): Show =>
  async magpie => {
    await magpie.search.click();
    await magpie.search.fill(query);
    await magpie.page.waitForLoadState('networkidle');
  };

const first = 'debounce with abort signal';

/** A command of the palette, by its title, about a snippet. */
const command =
  (title: string, about?: string): Show =>
  async magpie => {
    if (about !== undefined) await open(about)(magpie);
    await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
    await magpie.page.getByRole('combobox', { name: 'Find a command' }).fill(title);
    await magpie.page.keyboard.press('Enter');
    await expect(magpie.page.getByRole('combobox', { name: 'Find a command' })).toBeHidden();
  };

const settings =
  (section: string): Show =>
  async magpie => {
    await magpie.page.keyboard.press('ControlOrMeta+Comma');
    await magpie.page.getByRole('tab', { name: section }).click();
  };

const several: Show = async magpie => {
  await magpie.rows.nth(0).click();
  await magpie.rows.nth(2).click({ modifiers: ['Shift'] });
};

/** Every view of the window on a library that holds something, by the name of its picture. */
export const views: Readonly<Record<string, Show>> = {
  empty: async () => {},
  'empty-first-steps': command('First steps'),
  'empty-key': async magpie => {
    await command('First steps')(magpie);
    await magpie.page.getByRole('button', { name: 'Continue' }).click();
  },
  'empty-home': async magpie => {
    await command('First steps')(magpie);
    for (let step = 1; step < 3; step++) await magpie.page.getByRole('button', { name: 'Continue' }).click();
  },
  list: async magpie => magpie.row(first).click(),
  snippet: open(first),
  search: async magpie => {
    await open('Retry with jitter')(magpie);
    await search('retry')(magpie);
  },
  'search-completion': search('debounce tag:'),
  'search-problems': search('before:someday lang:klingon x'),
  'search-nothing': search('tag:ops xyzzy'),
  'search-help': async magpie => magpie.page.getByRole('button', { name: 'What can be searched for' }).click(),
  favourites: scope('Favourites', first),
  recent: scope('Recent'),
  suggested: scope('Suggested', 'Group by key'),
  trash: scope('Trash', 'Old cron line'),
  collection: async magpie => magpie.collection('Runbooks').click(),
  'smart-collection': async magpie => magpie.collection('Needs review').click(),
  selection: several,
  'list-menu': async magpie => magpie.rows.nth(2).click({ button: 'right' }),
  'tag-menu': async magpie => magpie.tag('ops').click({ button: 'right' }),
  secret: open('Staging environment'),
  markdown: preview('Release checklist'),
  html: preview('Invoice mail'),
  svg: preview('Spinner'),
  mermaid: preview('Request flow'),
  json: preview('tsconfig for a library'),
  csv: preview('Quarterly numbers'),
  image: open('search-light.png'),
  binary: open('inter.woff2'),
  history: command('Earlier versions', first),
  fill: command('Copy with placeholders', 'Deploy to a host'),
  compare: async magpie => {
    await open('Retry with jitter')(magpie);
    await magpie.detail.getByRole('button', { name: /^Compare with/ }).click();
  },
  share: async magpie => {
    await open(first)(magpie);
    await magpie.detail.getByRole('button', { name: 'Share' }).click();
  },
  picture: async magpie => {
    await open(first)(magpie);
    await magpie.detail.getByRole('button', { name: 'Share' }).click();
    await magpie.page.getByRole('menuitem', { name: /^Picture of the code/ }).click();
  },
  language: async magpie => {
    await open(first)(magpie);
    await magpie.detail.getByRole('combobox', { name: /^Language/ }).click();
  },
  collect: async magpie => {
    await several(magpie);
    await magpie.list.press('ControlOrMeta+m');
  },
  tagging: async magpie => {
    await several(magpie);
    await magpie.page.getByRole('button', { name: 'Add a tag' }).first().click();
  },
  tags: command('Manage tags'),
  insight: command('Insight'),
  commands: async magpie => magpie.page.keyboard.press('ControlOrMeta+Shift+p'),
  shortcuts: command('Keyboard shortcuts'),
  'settings-appearance': settings('Appearance'),
  'settings-editor': settings('Editor'),
  'settings-capture': settings('Capture'),
  'settings-library': settings('Library'),
  'settings-api': settings('Local API'),
  'settings-enrichment': settings('Enrichment'),
  'settings-shortcuts': settings('Shortcuts'),
  'settings-about': settings('About'),
  'settings-search': async magpie => {
    await settings('About')(magpie);
    await magpie.page.getByRole('searchbox').fill('port');
  },
  message: async magpie => {
    // Nothing is deleted: the next picture is of the same library.
    await magpie.page.route('**/magpie/library/trash', route => route.fulfill({ json: route.request().postDataJSON() }));
    await magpie.rows.nth(1).click();
    await magpie.list.press('Delete');
  },
  offline: async magpie => {
    await magpie.page.routeWebSocket('**/magpie/changes', socket => void socket.close());
    await magpie.page.reload();
    await magpie.page.getByText('Reconnecting…').first().waitFor();
  },
  conflict: async magpie => {
    await open(first)(magpie);
    await magpie.page.route('**/magpie/library/edit', route =>
      route.fulfill({ status: 409, headers: { 'x-magpie-error': 'conflict' } }),
    );
    await magpie.page.route('**/magpie/library/snippets/*', async route => {
      const answer = await route.fetch();
      const snippet: Snippet = await answer.json();
      const fragments = snippet.fragments.map(fragment => ({ ...fragment, text: `// theirs\n${fragment.text}` }));
      await route.fulfill({ response: answer, json: { ...snippet, version: snippet.version + 1, fragments } });
    });
    await magpie.text.click();
    await magpie.write(' ');
    await magpie.detail.getByRole('button', { name: 'Keep mine' }).waitFor();
  },
  loading: async magpie => {
    await magpie.page.route('**/magpie/library/page', () => {});
    await magpie.page.reload({ waitUntil: 'commit' });
    await expect(magpie.search).toBeVisible();
    await magpie.page.locator('[aria-hidden="true"] i').first().waitFor();
  },
  error: async magpie => {
    await magpie.page.route('**/magpie/library/page', route =>
      route.fulfill({ status: 507, headers: { 'x-magpie-error': 'storage_failed' }, body: 'disk' }),
    );
    await magpie.page.reload();
    await magpie.page.waitForLoadState('networkidle');
  },
};
