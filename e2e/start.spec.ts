import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, projectNode } from '../scripts/lib/project.mjs';
import { expect, test } from './fixtures.ts';
import { addressOf } from './service.ts';

// biome-ignore lint/suspicious/noSkippedTests: a platform that cannot be without a display has nothing to test here.
test.skip(process.platform !== 'linux', 'elsewhere there is always a display');

test('npm start without a display says why in one line and serves the app, until Ctrl+C', async ({ page }) => {
  const home = await mkdtemp(join(tmpdir(), 'magpie-start-'));
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ELECTRON_OVERRIDE_DIST_PATH: ___, ...env } = process.env;
  const child = spawn(projectNode, [inProject('scripts', 'start.mjs')], { env: { ...env, MAGPIE_HOME: home } });
  let printed = '';
  child.stdout.on('data', chunk => {
    printed += chunk;
  });

  const address = await addressOf(child);
  const port = Number(new URL(address).port);
  expect(port).toBeGreaterThanOrEqual(39_300);
  expect(port).toBeLessThanOrEqual(39_333);
  expect(printed.split('\n')[0]).toMatch(/^There is no display .* so Magpie is served to your browser instead/);
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();

  const ended = once(child, 'exit');
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(address)).rejects.toThrow();
  await rm(home, { recursive: true, force: true });
});
