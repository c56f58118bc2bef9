import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { broken, importsOf, strayGlobals } from './import-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const sources = readdirSync(root)
  .filter(name => /^(src-\w+|scripts|e2e|bench)$/.test(name))
  .flatMap(folder =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' }).map(
      path => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter(path => /\.(ts|tsx|mjs)$/.test(path))
  .map(path => ({ path, text: readFileSync(`${root}/${path}`, 'utf8') }));

test('every import keeps to the layers of docs/architecture.md', () => {
  const imports = sources.flatMap(({ path, text }) => importsOf(path, text));
  const faults = imports.flatMap(one => {
    const why = broken(one);
    return why === undefined ? [] : [`${one.from} -> ${one.to}: ${why}`];
  });

  expect(imports.length).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

test('ipcRenderer stays in the preload and the bridge in src-renderer/api', () => {
  expect(
    sources.filter(({ path }) => !path.startsWith('scripts/')).flatMap(({ path, text }) => strayGlobals(path, text)),
  ).toEqual([]);
});

test.for([
  ['src-shared/model/asset.ts', 'node:fs', 'src-shared imports zod and itself only'],
  ['src-shared/model/asset.ts', 'src-main/log/log.ts', 'src-shared may not import src-main'],
  ['src-renderer/app/app.tsx', 'src-main/assets/service.ts', 'src-renderer may not import src-main'],
  ['src-renderer/app/app.tsx', 'node:path', 'the renderer runs without Node'],
  ['src-cli/commands/add.ts', 'src-main/storage/port.ts', 'src-cli may not import src-main'],
  ['src-main/server/build-server.ts', 'electron', 'electron belongs to'],
  ['src-main/assets/create.ts', 'better-sqlite3', 'only storage/ and search/ hold SQL'],
  ['src-main/storage/port.ts', 'src-main/assets/service.ts', 'stands below'],
  ['src-main/storage/port.ts', 'src-main/search/rank.ts', 'stands below'],
  ['src-main/assets/create.ts', 'src-main/server/guards.ts', 'stands below'],
  ['src-main/ipc/register.ts', 'src-main/server/guards.ts', 'stands beside'],
  ['src-main/assets/create.ts', 'src-main/streams/hub.ts', 'stands below'],
  ['src-main/assets/create.ts', 'src-main/testing/memory-store.ts', 'testing/ is for tests'],
  ['src-main/anew/thing.ts', 'src-main/storage/port.ts', 'is in no layer'],
] as const)('%s may not import %s', ([from, to, why]) => {
  expect(broken({ from, to })).toContain(why);
});

test.for([
  ['src-shared/contract/assets.ts', 'zod'],
  ['src-main/index.ts', 'src-main/shell/tray.ts'],
  ['src-main/shell/tray.ts', 'electron'],
  ['src-main/server/build-server.ts', 'src-main/assets/service.ts'],
  ['src-main/assets/create.ts', 'src-main/storage/port.ts'],
  ['src-main/search/rank.ts', 'src-main/storage/port.ts'],
  ['src-main/streams/hub.ts', 'src-main/assets/service.ts'],
  ['src-main/server/guards.ts', 'src-main/server/answer.ts'],
  ['src-main/storage/port.test.ts', 'src-main/testing/memory-store.ts'],
] as const)('%s may import %s', ([from, to]) => {
  expect(broken({ from, to })).toBeUndefined();
});

test('a thread may be started from below, but not across folders', () => {
  expect(broken({ from: 'src-main/storage/connect.ts', to: 'src-main/storage-worker.ts', byUrl: true })).toBeUndefined();
  expect(broken({ from: 'src-renderer/app/app.ts', to: 'src-main/storage-worker.ts', byUrl: true })).toContain('may not import');
});

test('imports are found in every form', () => {
  const text = `
    import { a } from './a.ts';
    import type {
      B,
    } from '../b.ts';
    import 'c.css';
    export { d } from './d.ts';
    const e = await import('./e.ts');
    const f = new URL('./f.ts', import.meta.url);
    import G from './g.ts?worker';
    type H = import('./h.ts').H;
  `;
  expect(importsOf('src-main/x/y.ts', text).map(({ to }) => to)).toEqual([
    'src-main/x/a.ts',
    'src-main/b.ts',
    'c.css',
    'src-main/x/d.ts',
    'src-main/x/e.ts',
    'src-main/x/f.ts',
    'src-main/x/g.ts',
    'src-main/x/h.ts',
  ]);
});
