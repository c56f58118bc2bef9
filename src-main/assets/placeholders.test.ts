import { expect, test } from 'vitest';
import type { AssetId } from '../../src-shared/model/ids.ts';
import { openTestService, save, tempFolder } from '../testing/library.ts';

test('what was filled in is there the next time, snippet by snippet, and takes no revision', async () => {
  const folder = tempFolder();
  const service = await openTestService(folder);
  const [a, b] = [await save(service, '{{host}} {{user}}'), await save(service, '{{host}}')].map(({ id }) => id as AssetId);
  if (!a || !b) throw new Error('Nothing was saved');
  const { revision } = service.changes;
  const remember = (id: AssetId, values: Record<string, string>) =>
    service.handlers['placeholders.remember']({ id, filled: { values } });

  await remember(a, { host: 'alpha', user: 'me' });
  await remember(a, { host: 'beta' });
  await remember(b, { host: 'gamma' });

  expect(service.changes.revision).toBe(revision);
  await service.close();
  const again = await openTestService(folder);
  expect(await again.handlers['placeholders.last']({ id: a })).toEqual({ values: { host: 'beta', user: 'me' } });
  expect(await again.handlers['placeholders.last']({ id: b })).toEqual({ values: { host: 'gamma' } });
});

test('a secret is never kept, and one that stood there is forgotten', async () => {
  const service = await openTestService();
  const id = (await save(service, 'x')).id as AssetId;
  const remember = (values: Record<string, string>) => service.handlers['placeholders.remember']({ id, filled: { values } });
  await remember({ host: 'alpha', value: 'plain' });

  await remember({ 'db password': 'hunter2', apiKey: 'abc', value: `sk_live_${'51HxYzAbCdEfGhIjKlMnOpQr'}` });

  expect(await service.handlers['placeholders.last']({ id })).toEqual({ values: { host: 'alpha' } });
});

test('what was filled in goes with its snippet', async () => {
  const service = await openTestService();
  const id = (await save(service, 'x')).id as AssetId;
  await service.handlers['placeholders.remember']({ id, filled: { values: { host: 'alpha' } } });
  await service.handlers['library.trash']({ snippets: { ids: [id] } });
  expect(await service.handlers['placeholders.last']({ id })).toEqual({ values: { host: 'alpha' } });
  await service.handlers['library.discard']({ snippets: { ids: [id] } });
  await expect(service.handlers['placeholders.last']({ id })).rejects.toMatchObject({ code: 'gone' });
});
