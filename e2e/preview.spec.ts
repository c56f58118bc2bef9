import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { MagpiePage } from './pages/magpie-page.ts';

async function preview(magpie: MagpiePage, name: string): Promise<Locator> {
  await magpie.open(name);
  await magpie.detail.getByRole('tab', { name: 'Preview' }).click();
  return magpie.detail.getByRole('tabpanel');
}

function widthOf(picture: Locator): Promise<number> {
  return picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
}

const readme = `# Guide

- [x] done
- [ ] to do

\`\`\`ts
const answer: number = 42
\`\`\`

| a | b |
|---|--:|
| 1 | 2 |

See [the docs](https://example.com/docs), not [this](javascript:alert(1)).
`;

test('Markdown has its headings, tasks, tables, links and highlighted code', async ({ magpie, api }) => {
  await api.create('guide', readme, 'md');
  const shown = await preview(magpie, 'guide');
  await expect(shown.getByRole('heading', { name: 'Guide' })).toBeVisible();
  await expect(shown.getByRole('checkbox', { name: 'done' })).toBeChecked();
  await expect(shown.getByRole('checkbox', { name: 'to do' })).not.toBeChecked();
  await expect(shown.getByRole('cell', { name: '2' })).toHaveCSS('text-align', 'right');
  await expect(shown.getByRole('link')).toHaveText(['the docs']);
  await expect(shown.getByText('const', { exact: true })).toHaveCSS('color', /rgb\((255, 123, 114|207, 34, 46)\)/);

  await magpie.detail.getByRole('tab', { name: 'Markdown' }).click();
  await expect(magpie.text).toContainText('# Guide');
});

test('pages, drawings, diagrams, trees and tables are shown as what they are', async ({ magpie, api }) => {
  await api.create('page', '<h1>Hello</h1><style>h1 { color: rgb(1, 2, 3) }</style>', 'html');
  await api.create(
    'drawing',
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
    'svg',
  );
  await api.create('diagram', 'flowchart LR\n  save --> index --> window', 'txt');
  await api.create('tree', '{"name":"magpie","tags":["a","b"],"deep":{"er":{"est":1}}}', 'json');
  await api.create('table', 'name,size\n"a, b",12\n', 'csv');

  const page = await preview(magpie, 'page');
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Hello' })).toHaveCSS('color', 'rgb(1, 2, 3)');
  const drawing = (await preview(magpie, 'drawing')).frameLocator('iframe').getByRole('img', { name: 'Drawing' });
  await expect.poll(() => widthOf(drawing)).toBeGreaterThan(30);
  const diagram = (await preview(magpie, 'diagram')).getByRole('img', { name: 'Drawing' });
  await expect.poll(() => widthOf(diagram)).toBeGreaterThan(30);
  const tree = await preview(magpie, 'tree');
  await expect(tree.getByText('"magpie"')).toBeVisible();
  await expect(tree.getByText('est:')).toBeHidden();
  await tree.getByRole('button', { name: /^er:/ }).click();
  await expect(tree.getByText('est:')).toBeVisible();
  await expect((await preview(magpie, 'table')).getByRole('cell', { name: 'a, b' })).toBeVisible();
});

test('what cannot be shown says why, and its text is one tab away', async ({ magpie, api }) => {
  await api.create('broken', '{"a": ', 'json');
  await expect((await preview(magpie, 'broken')).getByText('This is not valid JSON.')).toBeVisible();
  await api.create('odd', 'flowchart LR\n  a --> ((', 'txt');
  await expect((await preview(magpie, 'odd')).getByText('This diagram cannot be drawn.')).toBeVisible();
});

const beacon = 'https://beacon.invalid';
const attacks: readonly (readonly [ext: string, text: string])[] = [
  ['html', `<script>top.pwned = 1; fetch('${beacon}/script')</script><p>shown</p>`],
  ['html', `<img src=x onerror="top.pwned = 1"><img src="${beacon}/img" srcset="${beacon}/set 2x"><p>shown</p>`],
  [
    'html',
    `<iframe src="javascript:top.pwned = 1"></iframe><iframe src="${beacon}/frame"></iframe><object data="${beacon}/object"></object><embed src="${beacon}/embed">`,
  ],
  [
    'html',
    `<link rel="stylesheet" href="${beacon}/css"><link rel="preconnect" href="${beacon}"><style>@import "${beacon}/import"; body { background: url(${beacon}/bg) } @font-face { font-family: x; src: url(${beacon}/font) } * { font-family: x }</style><p>shown</p>`,
  ],
  [
    'html',
    `<meta http-equiv="refresh" content="0; url=${beacon}/refresh"><base href="${beacon}/"><a href="${beacon}/link" ping="${beacon}/ping">link</a>`,
  ],
  ['html', `<form action="${beacon}/form" method="post"><input autofocus onfocus="top.pwned = 1"><button>go</button></form>`],
  [
    'html',
    `<video src="${beacon}/video" autoplay></video><audio src="${beacon}/audio" autoplay></audio><svg><image href="${beacon}/svg"/><script>top.pwned = 1</script></svg>`,
  ],
  ['html', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.pwned=1&gt;">'],
  [
    'svg',
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="top.pwned = 1"><image href="${beacon}/image"/><script>top.pwned = 1</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${beacon}/frame"/></foreignObject></svg>`,
  ],
  ['md', `<img src="${beacon}/raw" onerror="top.pwned = 1"><script>top.pwned = 1</script>`],
  [
    'md',
    `[x](javascript:top.pwned=1) ![i](${beacon}/markdown.png) <${beacon}/auto> ![d](data:text/html,<script>top.pwned=1</script>)`,
  ],
  ['md', `\`\`\`mermaid\nflowchart LR\n  a["<img src='${beacon}/fence' onerror='top.pwned = 1'>"]\n\`\`\``],
  [
    'txt',
    `flowchart LR\n  a["<img src=x onerror='top.pwned = 1'>"] --> b["<script>top.pwned=1</script>"]\n  click a "javascript:top.pwned=1"\n  click b href "${beacon}/click"\n  c@{ img: "${beacon}/shape", label: "x" }`,
  ],
  [
    'txt',
    `%%{init: {"securityLevel": "loose", "themeCSS": "} @import url(${beacon}/theme); {"}}%%\nflowchart LR\n  a["<img src='${beacon}/label' onerror='top.pwned = 1'>"]`,
  ],
  ['json', '{"__proto__": {"pwned": 1}, "<img src=x onerror=top.pwned=1>": "<script>top.pwned=1</script>"}'],
  ['csv', '=cmd|calc,<img src=x onerror=top.pwned=1>\n"<script>top.pwned=1</script>",1\n'],
];

test('nothing of a preview runs, asks for anything or leaves the window', async ({ page, service, api, context }) => {
  const asked: string[] = [];
  await context.route(
    url => url.href.startsWith(beacon),
    route => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  for (const [i, [ext, text]] of attacks.entries())
    await api.create(`hostile ${String.fromCharCode(97 + i).repeat(5)}`, text, ext);
  // What the browser says of all that it stops would fail the tests that are about something else.
  await page.goto(service.address);
  const magpie = new MagpiePage(page);
  await magpie.ready();
  for (const i of attacks.keys()) {
    const name = `hostile ${String.fromCharCode(97 + i).repeat(5)}`;
    await magpie.search.fill(`"${name}"`);
    const shown = await preview(magpie, name);
    await expect(shown.locator('iframe, img, article, ul, table, pre').first()).toBeAttached();
  }
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => 'pwned' in window || 'pwned' in {})).toBe(false);
  expect(context.pages()).toHaveLength(1);
  expect(new URL(page.url()).pathname).toBe('/');
});

const copies = Array.from({ length: 8 }, (_, i) => `<g id="c${i + 1}">${`<use href="#c${i}"/>`.repeat(10)}</g>`).join('');

test('what would take for ever to preview does not hold up the window', async ({ magpie, api }) => {
  await api.create('harmless', 'const answer = 42', 'ts');
  const endless = [
    ['drawing', 'svg', `<svg xmlns="http://www.w3.org/2000/svg"><g id="c0"><path d="M0 0h9v9z"/></g>${copies}</svg>`],
    ['page', 'html', '<div>'.repeat(50_000)],
    ['table', 'csv', `${','.repeat(50_000)}\n${'a\n'.repeat(300)}`],
  ] as const;
  for (const [name, ext, text] of endless) await api.create(name, text, ext);
  for (const [name] of endless) {
    await expect((await preview(magpie, name)).locator('iframe, table, p').first()).toBeAttached();
    await magpie.open('harmless');
    await expect(magpie.text).toContainText('answer');
  }
});

test('names, tags and collections are never markup, wherever they stand', async ({ page, service, api, context }) => {
  const asked: string[] = [];
  await context.route(
    url => url.href.startsWith(beacon),
    route => {
      asked.push(route.request().url());
      return route.abort();
    },
  );
  const hostile = `<img src="${beacon}/name" onerror="top.pwned=1">`;
  await api.create(hostile, `# ${hostile}`, 'md');
  const tag = `"><img src=${beacon}/tag onerror=top.pwned=1>`;
  await api.createTagged(`"'><svg onload=top.pwned=1>`, tag, 'javascript:top.pwned=1');
  await page.goto(service.address);
  const magpie = new MagpiePage(page);
  await magpie.ready();
  await magpie.createCollection(`<b onclick=top.pwned=1>Work`);
  await magpie.show('All snippets');
  await magpie.open(hostile);
  await magpie.page.keyboard.press('ControlOrMeta+Shift+p');
  const palette = page.getByRole('dialog', { name: 'All commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  await expect(palette.getByRole('option').first()).toContainText('onerror');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await magpie.list.press('Delete');
  await magpie.message(/Moved <img/);
  await page.getByRole('button', { name: 'Manage tags' }).click();
  await expect(page.getByRole('dialog', { name: 'Tags' }).getByText(tag)).toBeVisible();
  expect(asked).toEqual([]);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  await expect(page.locator(`[onerror], [onload], [onclick], img[src^="${beacon}"]`)).toHaveCount(0);
});

test.describe('sharing', () => {
  test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

  async function share(magpie: MagpiePage, item: string): Promise<void> {
    await magpie.detail.getByRole('button', { name: 'Share' }).click();
    await magpie.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  test('as Markdown, as formatted text, as a picture and as a file', async ({ magpie, api }) => {
    await api.create('answer', 'const answer = 42\n', 'ts');
    await magpie.open('answer');

    await share(magpie, 'Copy as Markdown');
    await magpie.message(/Copied/);
    expect(await magpie.page.evaluate(() => navigator.clipboard.readText())).toBe('```typescript\nconst answer = 42\n```\n');

    await share(magpie, 'Copy as formatted text');
    const html = () =>
      magpie.page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        return item?.types.includes('text/html') ? (await item.getType('text/html')).text() : '';
      });
    await expect.poll(html).toMatch(/<span style="color: ?(?:#cf222e|rgb\(207, 34, 46\))">const<\/span>/);

    await share(magpie, 'Picture of the code…');
    const dialog = magpie.page.getByRole('dialog', { name: 'Picture of the code' });
    await expect(dialog.getByRole('img')).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy picture' }).click();
    const types = () => magpie.page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
    await expect.poll(types).toEqual(['image/png']);
    const svg = magpie.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'SVG' }).click();
    expect(await readFile(await (await svg).path(), 'utf8')).toMatch(/^<svg [\s\S]*answer/);
    await magpie.page.keyboard.press('Escape');

    const file = magpie.page.waitForEvent('download');
    await share(magpie, 'Save as a file');
    expect((await file).suggestedFilename()).toBe('answer.ts');
    expect(await readFile(await (await file).path(), 'utf8')).toBe('const answer = 42\n');
  });
});

test.describe('secrets', () => {
  test.use({ enrich: true });

  test('leave in a file or picture only where that is chosen', async ({ magpie, api }) => {
    const key = ['ghp', 'R4nd0mR4nd0mR4nd0mR4nd0mR4nd0mR4nd0x'].join('_');
    await api.create('token', `export GITHUB_TOKEN=${key}\n`, 'sh');
    await magpie.open('token');
    const save = async (item: string) => {
      const download = magpie.page.waitForEvent('download');
      await magpie.detail.getByRole('button', { name: 'Share' }).click();
      await magpie.page.getByRole('menuitem', { name: item, exact: true }).click();
      return readFile(await (await download).path(), 'utf8');
    };
    expect(await save('Save as a file, secrets hidden')).not.toContain(key);
    expect(await save('Save as a file with the secret')).toContain(key);

    await magpie.detail.getByRole('button', { name: 'Share' }).click();
    await magpie.page.getByRole('menuitem', { name: 'Picture of the code…' }).click();
    const dialog = magpie.page.getByRole('dialog', { name: 'Picture of the code' });
    const svg = async () => {
      const download = magpie.page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'SVG' }).click();
      return readFile(await (await download).path(), 'utf8');
    };
    expect(await svg()).not.toContain(key);
    await dialog.getByRole('checkbox', { name: 'Show the secret' }).check();
    await expect.poll(svg).toContain(key);
  });
});
