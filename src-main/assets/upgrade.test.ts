import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { LibraryFilter } from '../../src-shared/model/library.ts';
import { backupsFolder, findBackups } from '../storage/backup/records.ts';
import { libraryFile } from '../storage/library-file.ts';
import { migrations } from '../storage/sqlite/migrate.ts';
import { openTestService, tempFolder } from '../testing/library.ts';

/*
 * Libraries as released Magpies wrote them, each the newest format of its time, filled through their own local API:
 * scripts/library-fixture.ts, which makes the one of today's format. A released one is never made again.
 */

const fixtures = new URL('../storage/sqlite/fixtures/', import.meta.url);
const formats = readdirSync(fixtures).map(name => Number(name.slice(0, 4)));
const newest = migrations.at(-1)?.version;

test('the newest format has a library that the next Magpie can be tried with', () => {
  expect(formats.at(-1)).toBe(newest);
});

test.for(formats)('a library of format %i comes to the newest with all it holds', { timeout: 60_000 }, async format => {
  const folder = tempFolder();
  const file = new URL(`${String(format).padStart(4, '0')}.db.gz`, fixtures);
  writeFileSync(libraryFile(folder), gunzipSync(readFileSync(file)));

  const { handlers } = await openTestService(folder);

  const found = async (filter: object) => {
    const { rows } = await handlers['library.page']({ page: { filter: LibraryFilter.parse(filter), sort: 'name', limit: 20 } });
    return rows;
  };
  const all = await found({});
  expect(all.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['a secret', 'debounce', 'dot.png', 'edited twice', expect.stringContaining('検索')]),
  );
  expect(all).toHaveLength(5);
  expect((await found({ query: 'is:trashed' })).map(({ name }) => name)).toEqual(['in the trash']);
  expect((await found({ query: 'wait number' })).map(({ name }) => name)).toEqual(['debounce']);
  expect(await found({ query: '検索' })).toHaveLength(1);

  const idOf = (name: string) => all.find(row => row.name === name)?.id as (typeof all)[number]['id'];
  const asset = await handlers['companions.asset']({ asset: idOf('debounce'), transferables: true });
  expect(asset).toMatchObject({
    tags: { iterable: expect.arrayContaining(['timing', 'Füße'].map(text => expect.objectContaining({ text }))) },
    websites: { iterable: [{ url: 'https://example.com/debounce' }] },
    annotations: { iterable: [{ text: 'Waits until typing pauses.' }] },
  });

  const edited = await handlers['library.snippet']({ id: idOf('edited twice') });
  expect(edited).toMatchObject({ favourite: true, fragments: [{ text: 'print("two")\n' }] });
  const { states } = await handlers['history.list']({ id: edited.id, limit: 50 });
  const first = await handlers['history.version']({ id: edited.id, version: states.at(-1)?.version ?? 0 });
  expect(first).toMatchObject({ name: 'edited', fragments: [{ text: 'print("one")\n' }] });

  const { collections } = await handlers['collections.list']({});
  const names = format < 20 ? [] : ['Inside', 'Shell', 'Side projects'];
  expect(collections.map(({ name }) => name).sort()).toEqual(names);

  const before = findBackups(backupsFolder(folder)).verified.map(({ reason, schema }) => ({ reason, schema }));
  expect(before).toEqual(format === newest ? [] : [{ reason: 'before-migration', schema: format }]);
  expect(await handlers['backups.check']({})).toMatchObject({ ok: true });
});
