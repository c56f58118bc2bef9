import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { specificFromName } from '../../src-shared/model/classification.ts';
import { maxFileBytes, type Saved } from '../../src-shared/model/library.ts';
import type { SeedInput } from '../../src-shared/model/seed.ts';
import { type Reading, type SkipReason, seedFromBytes, seedFromText, textOfFile } from '../../src-shared/model/seed-from-file.ts';
import { application } from '../application.ts';
import { type Command, jsonOption, jsonWords } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { snippetTags } from './organise.ts';

const reasons: Readonly<Record<SkipReason, string>> = {
  empty: 'it is empty',
  unreadable: 'it cannot be read',
  binary: 'it is neither text nor a picture',
  tooLarge: `it is larger than ${maxFileBytes / 1024 / 1024} MB`,
};

export const add: Command = {
  usage: 'FILE...|-',
  summary: 'Save files, or what is piped in; nothing is saved twice',
  options: {
    name: { type: 'string' },
    lang: { type: 'string', short: 'l' },
    tag: { type: 'string', short: 't', multiple: true },
    ...jsonOption,
  },
  words: {
    name: 'what to call it',
    lang: 'its language, as the ending of a file: ts, py',
    tag: 'a tag to give; may be repeated',
    ...jsonWords,
  },
  async run(positionals, { name, lang, tag = [], json }, { terminal, magpie }) {
    if (positionals.length === 0)
      throw new Failure('What is to be saved? Name files, or - for what is piped in.', exitCodes.usage);
    if (positionals.length > 1 && name !== undefined) throw new Failure('--name is for one file', exitCodes.usage);
    const ext = typeof lang === 'string' ? languageOf(lang) : undefined;
    const saved: Saved[] = [];
    let skipped = 0;
    for (const path of positionals) {
      const reading = path === '-' ? fromText(await stdin(), ext) : await fromFile(path);
      if (reading.kind === 'skipped') {
        skipped++;
        terminal.note(`${terminal.plain(path)} was not saved: ${reasons[reading.reason]}`);
        continue;
      }
      const running = await magpie();
      const one = await running.call('library.save', { seed: named(reading.seed, name) });
      await snippetTags(running, [one.id], tag as readonly string[], []);
      saved.push(one);
      const what = { saved: 'Saved', known: 'Already there:', restored: 'Taken out of the trash:' }[one.outcome];
      if (!json) terminal.line(`${what} ${terminal.style('bold', terminal.plain(one.name))}  ${terminal.style('dim', one.id)}`);
    }
    if (json) terminal.line(JSON.stringify(saved, null, 2));
    return skipped > 0 ? exitCodes.nothing : exitCodes.done;
  },
};

async function fromFile(path: string): Promise<Reading> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return { kind: 'skipped', reason: 'unreadable' };
  if (found.size > maxFileBytes) return { kind: 'skipped', reason: 'tooLarge' };
  return seedFromBytes(basename(path), new Uint8Array(await readFile(path)), application);
}

function fromText(bytes: Uint8Array<ArrayBuffer>, ext: string | undefined): Reading {
  const text = textOfFile(bytes);
  if (bytes.length === 0 || text === undefined) return seedFromBytes('', bytes, application);
  return { kind: 'seed', seed: seedFromText(text, application, { ext }) };
}

async function stdin(): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function named(seed: SeedInput, name: unknown): SeedInput {
  if (typeof name !== 'string') return seed;
  return { ...seed, asset: { ...seed.asset, metadata: { ...seed.asset.metadata, name } } };
}

function languageOf(text: string): string {
  const specific = specificFromName(`x.${text}`);
  if (specific === undefined)
    throw new Failure(`${text} is no ending that Magpie knows. Examples: ts, py, sh, md`, exitCodes.usage);
  return specific;
}
