import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWindowState, writeWindowState } from './state-file.ts';
import type { WindowState } from './window-state.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-windows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const places = { '1:0,0,800x600': { bounds: { x: 1, y: 2, width: 600, height: 500 }, mode: 'fullScreen' } } as const;
const state: WindowState = { places, zoom: 1.5, theme: 'dark', language: 'de' };
const defaults: WindowState = { places: {}, zoom: 0, theme: 'system', language: 'system' };

test('what was written is read back, and nothing else is left', async () => {
  const file = join(folder, 'profile', 'windows.json');
  await writeWindowState(file, state);
  await writeWindowState(file, state);
  expect(await readWindowState(file)).toEqual(state);
  expect(readdirSync(join(folder, 'profile'))).toEqual(['windows.json']);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"places":{"a":{"bounds":{"x":"0"}}}}',
  '{"places":{"a":{"bounds":{"x":0,"y":0,"width":-1,"height":9},"mode":"normal"}}}',
  '{"zoom":1e9}',
])('a file that holds %j is as good as none', async text => {
  writeFileSync(join(folder, 'windows.json'), text);
  expect(await readWindowState(join(folder, 'windows.json'))).toEqual(defaults);
});

test('neither does a missing one stop the start', async () => {
  expect(await readWindowState(join(folder, 'nothing.json'))).toEqual(defaults);
});
