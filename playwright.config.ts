import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';
import { findElectron, whyNoDisplay } from './scripts/lib/electron.mjs';

const executablePath = findChromium();
const asRoot = process.getuid?.() === 0;

/** Only what Chromium would do behind the tests' back: look for updates, sync, first-run pages. */
const quiet = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const browser = {
  name: 'browser',
  testDir: 'e2e',
  testIgnore: 'electron/**',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 820 },
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [...quiet, ...(asRoot ? ['--no-sandbox'] : [])],
    },
  },
};

const electron = { name: 'electron', testDir: 'e2e/electron' };

export default defineConfig({
  outputDir: 'test-results',
  // Two cores shared with whatever else runs: long enough for a slow moment, short enough to notice a hang.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  // `npm test` names what passed only the second time, since it has found something.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  // A trace takes a third of each test's time: `TRACE=1 npm run e2e -- NAME` makes one.
  use: { trace: process.env.TRACE ? 'retain-on-failure' : 'off', screenshot: 'only-on-failure' },
  projects: findElectron() && !whyNoDisplay() ? [browser, electron] : [browser],
});
