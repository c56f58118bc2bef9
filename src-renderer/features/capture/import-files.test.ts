import { expect, test } from 'vitest';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Saved } from '../../../src-shared/model/library.ts';
import type { SeedInput } from '../../../src-shared/model/seed.ts';
import type { Reading } from '../../../src-shared/model/seed-from-file.ts';
import type { PickedFile } from './dropped-files.ts';
import { type ImportDeps, importFiles } from './import-files.ts';

const file = (path: string): PickedFile => ({ path, open: async () => new File(['x'], path) });
const seed = {} as SeedInput;
const savedAs = (id: string, outcome: Saved['outcome'] = 'saved') => ({ id: id as AssetId, outcome, name: `the ${id}` });
const deps: ImportDeps = {
  read: async ({ name }): Promise<Reading> => (name === 'empty' ? { kind: 'skipped', reason: 'empty' } : { kind: 'seed', seed }),
  save: async () => savedAs('id'),
  knownText: name => `is ${name} already`,
  skipText: reason => `is ${reason}`,
  errorText: error => String(error),
};
const never = new AbortController().signal;

test('what cannot be saved is named with its reason while the others are saved', async () => {
  let saves = 0;
  const save = async () => {
    if (++saves === 2) throw new Error('disk full');
    return savedAs('id');
  };
  const gone: PickedFile = { path: 'gone', open: () => Promise.reject(new Error('NotFoundError')) };

  const files = [file('a'), file('empty'), gone, file('b'), file('c')];
  const { saved, skipped } = await importFiles(files, { ...deps, save }, never, () => {});

  expect(saved).toHaveLength(2);
  expect(skipped.map(({ reason }) => reason).sort()).toEqual(['Error: disk full', 'is empty', 'is unreadable']);
});

test('what the library holds is named as skipped, and what lay in its trash counts as saved', async () => {
  const outcomes = ['known', 'restored', 'saved'] as const;
  let saves = 0;
  const save = async () => savedAs(String(saves), outcomes[saves++]);

  const result = await importFiles([file('a'), file('b'), file('c')], { ...deps, save }, never, () => {});

  expect(result).toMatchObject({ saved: ['2'], restored: ['1'], known: ['0'] });
  expect(result.skipped).toEqual([{ name: 'a', reason: 'is the 0 already' }]);
});

test('at most four files are held at once', async () => {
  let now = 0;
  let most = 0;
  const save = async () => {
    most = Math.max(most, ++now);
    await new Promise(resolve => setTimeout(resolve, 1));
    now--;
    return savedAs('id');
  };
  await importFiles(
    Array.from({ length: 20 }, (_, index) => file(String(index))),
    { ...deps, save },
    never,
    () => {},
  );
  expect(most).toBe(4);
});

test('a cancelled import keeps what it saved and says that it stopped', async () => {
  const abort = new AbortController();
  const files = Array.from({ length: 50 }, (_, index) => file(String(index)));
  const result = await importFiles(files, deps, abort.signal, done => done === 10 && abort.abort());
  expect(result.cancelled).toBe(true);
  expect(result.saved.length).toBeLessThan(20);
});
