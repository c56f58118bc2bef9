import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from './lib/chromium.mjs';
import { findElectron, whyNoDisplay } from './lib/electron.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'magpie-set-up-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

test('a Chromium that the user names goes first', () => {
  vi.stubEnv('PATH', folder);
  program('chromium');
  const named = program('my-browser');
  vi.stubEnv('CHROMIUM_PATH', named);
  expect(findChromium()).toBe(named);
});

test('a wrong CHROMIUM_PATH is said, not passed over', () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'nothing'));
  expect(() => findChromium()).toThrow(/CHROMIUM_PATH names .*nothing, which does not exist/);
});

test.runIf(process.platform === 'linux')('a Chromium on the PATH is found', () => {
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('PATH', folder);
  const path = program('chromium-browser');
  expect(findChromium()).toBe(path);
});

test('an Electron folder that the user names is taken, on any machine', () => {
  const electron = program('electron');
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(findElectron()).toBe(electron);
  expect(whyNoDisplay()).toBeUndefined();
});

test.runIf(process.platform === 'linux')('a Linux without a display says so', () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
  expect(whyNoDisplay()).toMatch(/^There is no display/);
});

test.runIf(process.platform === 'linux')('root with a display is told about the sandbox', () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', '');
  vi.stubEnv('DISPLAY', ':0');
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  expect(whyNoDisplay()).toMatch(/sandbox does not work for root/);
  vi.restoreAllMocks();
});
