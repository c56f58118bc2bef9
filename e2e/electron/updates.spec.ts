import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron } from '@playwright/test';
import { inProject, projectNode } from '../../scripts/lib/project.mjs';
import { Desktop, expect, launchOptions, test } from './fixtures.ts';

/* electron-updater in the app, against a real server; the app is told that it runs from an AppImage. */

const program = Buffer.from('the next Magpie');

/** What lies beside the archive of an app that may update itself, and a server with a newer version. */
async function publish() {
  const folder = await mkdtemp(join(tmpdir(), 'magpie-release-'));
  const file = (name: string) => join(folder, name);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(file('update-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  await writeFile(file('private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(file('Magpie.AppImage'), 'this Magpie');
  const sha512 = createHash('sha512').update(program).digest('base64');
  const info = `version: 99.0.0\nfiles:\n  - url: next.AppImage\n    sha512: ${sha512}\n    size: ${program.length}\nreleaseDate: '2026-11-23'\n`;
  await writeFile(file('latest.yml'), info);
  execFileSync(projectNode, [inProject('scripts', 'sign-update.ts'), file('private.pem'), file('latest.yml')]);

  const asked: string[] = [];
  const server = createServer(async ({ url = '' }, response) => {
    asked.push(url.replace(/\?.*/, ''));
    if (url.startsWith('/latest')) response.end(await readFile(file('latest.yml')));
    else if (url === '/next.AppImage') response.end(program);
    else response.writeHead(404).end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await writeFile(file('app-update.yml'), `provider: generic\nurl: ${url}\nupdaterCacheDirName: magpie-e2e\n`);
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, asked, close };
}

test('new versions are looked for once that was agreed to, and downloaded when that is asked for', async ({ person }) => {
  const release = await publish();
  // A packed app takes every path as a file to save, and the one of its own sources is an argument here.
  const { args, env, ...options } = launchOptions(person, '--show');
  const app = await _electron.launch({
    ...options,
    args: ['-r', inProject('e2e', 'electron', 'as-packed.cjs'), ...args],
    env: {
      ...env,
      MAGPIE_RESOURCES: release.folder,
      APPIMAGE: join(release.folder, 'Magpie.AppImage'),
      XDG_CACHE_HOME: release.folder,
    },
  });
  const { page } = await new Desktop(app).main();
  const notice = page.getByRole('region', { name: 'Look for new versions once a day?' });
  await expect(notice).toBeVisible();
  expect(release.asked).toEqual([]);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .include('section[aria-labelledby="update-question"]')
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await notice.getByRole('button', { name: 'Look daily' }).click();
  const found = page.getByRole('region', { name: 'Updates' });
  await expect(found).toContainText('Magpie 99.0.0 is there to be downloaded.');
  expect(new Set(release.asked.map(url => url.slice(0, 7)))).toEqual(new Set(['/latest']));
  await found.getByRole('button', { name: 'Download' }).click();
  await expect(found.getByRole('button', { name: 'Restart now' })).toBeVisible();
  expect(await readFile(join(release.folder, 'magpie-e2e', 'pending', 'next.AppImage'))).toEqual(program);
  expect(await readFile(join(release.folder, 'Magpie.AppImage'), 'utf8')).toBe('this Magpie');

  await found.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Updates' }).click();
  await expect(dialog.getByText('Magpie 99.0.0 was downloaded.')).toBeVisible();
  await dialog.getByRole('switch', { name: 'Look for new versions daily' }).click();
  await expect(dialog.getByRole('switch', { name: 'Look for new versions daily' })).not.toBeChecked();
  await app.close();
  await release.close();
});

test('a Magpie that is not packed asks nothing, and says why in the settings', async ({ desktop }) => {
  const { page } = await desktop.main();
  await page.getByRole('button', { name: 'Settings' }).click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  await dialog.getByRole('tab', { name: 'Updates' }).click();
  await expect(dialog.getByText('This Magpie runs from its sources')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Look daily' })).toHaveCount(0);
});
