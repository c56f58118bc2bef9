import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';
import { inProject } from '../../scripts/lib/project.mjs';
import { startService } from '../service.ts';
import { Desktop, expect, launchOptions, type Person, test } from './fixtures.ts';

/** Starts the app, which is answered by these buttons. */
function startAnswered(person: Person, ...answers: string[]): Promise<ElectronApplication> {
  const { args, env, ...options } = launchOptions(person, '--lang=en');
  return _electron.launch({
    ...options,
    args: ['-r', inProject('e2e', 'electron', 'answer-dialogs.cjs'), ...args],
    env: { ...env, LANG: 'en_US.UTF-8', LANGUAGE: 'en', MAGPIE_ANSWERS: answers.join('|'), MAGPIE_DIALOGS: asked(person) },
  });
}

const asked = ({ profile }: Person) => join(profile, 'dialogs');

async function dialogs(person: Person): Promise<{ message: string; detail: string; buttons?: string[] }[]> {
  const lines = (await readFile(asked(person), 'utf8')).trim().split('\n');
  return lines.map(line => JSON.parse(line));
}

/** A library of one snippet that is in a backup, and one that is not. */
async function fillLibrary(home: string): Promise<void> {
  const service = await startService(home, false);
  const post = async (path: string, body: object) => {
    const response = await fetch(`${service.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
  };
  const application = { id: 'e2e', name: 'OPEN_SOURCE', version: '1', platform: 'LINUX', onboarded: false, privacy: 'OPEN' };
  const save = (name: string) =>
    post('/assets/create', {
      asset: { application, format: { fragment: { string: { raw: `text of ${name}` } } }, metadata: { name } },
    });
  await save('backed up');
  await post('/magpie/backups/create', {});
  await save('newer');
  await service.stop();
}

test('a damaged library is told with what the newest backup lacks, which takes its place when it is chosen', async ({
  person,
}) => {
  await fillLibrary(person.home);
  const library = join(person.home, 'library.db');
  await writeFile(library, Buffer.alloc(8_000, 'damaged'));
  const before = await readFile(library);

  const app = await startAnswered(person, 'Save What Can Be Read', 'Restore the Newest Backup');
  const magpie = await new Desktop(app).main();

  await expect(magpie.rows).toHaveText([/backed up/]);
  await app.close();
  const [offer, again, done] = await dialogs(person);
  expect(offer).toMatchObject({
    message: 'The library file is damaged',
    detail: expect.stringMatching(/^The newest backup is of .* and holds 1 snippet\. .*Nothing has been changed/s),
    buttons: [
      ...['Restore the Newest Backup', 'Save What Can Be Read', 'Restore Another Backup…', 'Begin an Empty Library'],
      'Quit Magpie',
    ],
  });
  expect(again?.message).toBe('No snippet can be read in the damaged library.');
  expect(done?.message).toBe('The library can be used again');
  const [aside = ''] = await readdir(join(person.home, 'damaged'));
  expect((await readFile(join(person.home, 'damaged', aside, 'library.db'))).equals(before)).toBe(true);
});

test('a library that is gone is told so, and whoever quits finds everything as it was', async ({ person }) => {
  await fillLibrary(person.home);
  await rm(join(person.home, 'library.db'));

  const app = await startAnswered(person, 'Quit Magpie');
  await app.waitForEvent('close');

  const [offer] = await dialogs(person);
  expect(offer).toMatchObject({ message: expect.stringContaining('is missing, though there was a library') });
  expect(offer?.buttons).not.toContain('Save What Can Be Read');
  expect(await readdir(person.home)).not.toContain('library.db');
});
