import { closeSync, openSync, writeSync } from 'node:fs';
import { openAssetsService } from '../../../src-main/assets/open.ts';
import type { AssetsService } from '../../../src-main/assets/service.ts';
import { Seed } from '../../../src-shared/model/seed.ts';
import { Random } from '../random.ts';
import { digestOf, type Note, type State } from './notes.ts';

/*
 * A Magpie that is used, for `strace` to look at: DATA-FOLDER NOTES SEED. What it is about to do and what it was told is done
 * it notes, a line each, in a file that is part of the record.
 */

const [folder = '', notes = '', seed = '1'] = process.argv.slice(2);
const random = new Random(Number(seed));
const file = openSync(notes, 'a');
const words = 'parse config server await index buffer stream query render cache'.split(' ');
const application = {
  id: 'power',
  name: 'OPEN_SOURCE',
  version: '1',
  platform: 'LINUX',
  onboarded: true,
  privacy: 'OPEN',
} as const;

const state = new Map<string, string>();
const ids = new Map<string, string>();
let count = 0;

function note(line: Note): void {
  writeSync(file, `${JSON.stringify(line)}\n`);
}

/** Does something that changes what is held as told. */
async function does(change: State, act: () => Promise<unknown>, whole?: true): Promise<void> {
  const number = ++count;
  note({ number, change, ...(whole && { whole }) });
  await act();
  note({ number });
  if (whole) state.clear();
  for (const [name, held] of Object.entries(change)) {
    if (held === null) state.delete(name);
    else state.set(name, held);
  }
}

function text(): string {
  return Array.from(
    {
      length: random.weighted([
        [8, 40],
        [1, 4_000],
      ] as const),
    },
    () => random.pick(words),
  ).join(' ');
}

async function create({ handlers }: AssetsService): Promise<void> {
  const name = `snippet ${ids.size}`;
  ids.set(name, '');
  const big = random.next() < 0.1;
  const bytes = random.bytes(big ? 900_000 : 3_000);
  const raw = `${name} ${text()}`;
  const isText = random.next() < 0.8;
  const format = isText ? { fragment: { string: { raw } } } : { file: { bytes: { raw: bytes }, metadata: { name: 'data.bin' } } };
  const asked = Seed.parse({ asset: { application, format, metadata: { name } } });
  await does({ [name]: `live ${digestOf(isText ? raw : bytes)}` }, async () => {
    ids.set(name, (await handlers['assets.create']({ seed: asked, transferables: false })).id);
  });
}

/** One thing done to one of those that are there. */
async function change({ handlers }: AssetsService): Promise<void> {
  const [name, held] = random.pick([...state]);
  const id = ids.get(name) as never;
  const [where, digest] = held.split(' ');
  const snippets = { ids: [id] };
  if (where === 'trashed') {
    if (random.next() < 0.5) return does({ [name]: null }, () => handlers['library.purge']({ snippets }));
    return does({ [name]: `live ${digest}` }, () => handlers['library.restore']({ snippets }));
  }
  const { fragments } = await handlers['library.snippet']({ id });
  const [fragment] = fragments;
  if (random.next() < 0.3 || fragment?.text === undefined)
    return does({ [name]: `trashed ${digest}` }, () => handlers['library.trash']({ snippets }));
  const raw = `${name} ${text()}`;
  const edit = { id, fragment: { id: fragment.id, text: raw } };
  return does({ [name]: `live ${digestOf(raw)}` }, () => handlers['library.edit']({ edit }));
}

async function work(service: AssetsService, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    if (state.size < 5 || random.next() < 0.5) await Promise.all([create(service), create(service)]);
    else await change(service);
  }
}

function open(): Promise<AssetsService> {
  const info = () => ({ version: '0.0.0', host: 'headless' as const, platform: process.platform });
  const report = (error: unknown) => {
    throw error;
  };
  return openAssetsService({ folder, enrich: false, info, report });
}

const first = await open();
await work(first, 30);
const { id } = await first.handlers['backups.create']({});
note({ backup: id });
const held = Object.fromEntries(state);
await work(first, 15);
await new Promise(stored => setTimeout(stored, 1_500)); // the index is stored after a second
await first.close();

const second = await open();
await work(second, 15);
await does(held, () => second.handlers['backups.restore']({ id }), true);
await work(second, 15);
await second.close();
closeSync(file);
