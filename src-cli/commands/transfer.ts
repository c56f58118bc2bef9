import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { AssetId } from '../../src-shared/model/ids.ts';
import {
  type ArchiveFault,
  archiveType,
  type ExportFormat,
  exportFormats,
  isArchiveName,
  Transfer,
  transferFilePath,
  transfersPath,
} from '../../src-shared/model/transfers.ts';
import { type Command, type Context, jsonOption, jsonWords } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { filterOf } from '../find-snippet.ts';
import type { Magpie } from '../magpie.ts';
import { nearest } from '../suggest.ts';

const faults: Readonly<Record<ArchiveFault, string>> = {
  notJson: 'its line is no JSON',
  wrongShape: 'it is not written as snippets are',
  tooLarge: 'it is too large',
  fileMissing: 'a file of it is missing',
  fileDamaged: 'a file of it is damaged',
};

export const exporting: Command = {
  usage: '[QUERY...]',
  summary:
    'Write the library, or what a query finds, into a file: an archive for another Magpie, or files, JSON, Markdown or CSV',
  options: {
    output: { type: 'string', short: 'o' },
    format: { type: 'string', default: 'magpie' },
    id: { type: 'string', multiple: true },
    'with-secrets': { type: 'boolean' },
    force: { type: 'boolean' },
  },
  words: {
    output: 'the file to write; - for the output of the command (a name after the day, in this folder)',
    format: `${exportFormats.join(', ')} (magpie)`,
    id: 'a snippet by its whole id; may be repeated',
    'with-secrets': 'write passwords and keys too; else their characters are dots',
    force: 'replace a file that is there',
  },
  async run(positionals, { output, format, id, 'with-secrets': secrets = false, force }, context) {
    const query = positionals.join(' ');
    if (isArchiveName(query))
      throw new Failure(`${query} is the name of a file: -o ${query} writes it. Words without -o are a query.`, exitCodes.usage);
    const running = await context.magpie();
    const begun = await running.call('transfers.export', {
      export: {
        format: formatOf(String(format)),
        secrets: secrets === true,
        ...(Array.isArray(id) && { ids: id as AssetId[] }),
        ...(query !== '' && { filter: filterOf(query) }),
      },
    });
    const done = await ended(running, begun, context, 'Exporting');
    if (done.state !== 'exported') throw failureOf(done);
    const response = await running.fetch(transferFilePath(done.id));
    if (!response.ok || !response.body) throw new Failure('What was exported could not be fetched');
    const body = Readable.fromWeb(response.body as never);
    if (output === '-') await pipeline(body, process.stdout, { end: false });
    else await writeFileDurably(resolve(typeof output === 'string' ? output : done.name), body, force === true);
    await running.call('transfers.cancel', { id: done.id });
    const where = output === '-' ? '' : ` in ${context.terminal.plain(typeof output === 'string' ? output : done.name)}`;
    context.terminal.note(`${done.snippets} snippets${where}`);
    if (done.hidden > 0) context.terminal.note(`${done.hidden} secrets are hidden in it; --with-secrets writes them`);
    return exitCodes.done;
  },
};

export const importing: Command = {
  usage: 'FILE.magpie',
  summary: 'Add what an archive holds and the library does not; nothing that is there changes, and a backup is made before',
  options: { 'dry-run': { type: 'boolean' }, ...jsonOption },
  words: { 'dry-run': 'only tell what is in it', ...jsonWords },
  async run([path, ...more], { 'dry-run': dry, json }, context) {
    if (path === undefined || more.length > 0) throw new Failure('Which archive? Name one file.', exitCodes.usage);
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      throw new Failure(error.code === 'ENOENT' ? `There is no file ${path}` : `${path} cannot be read: ${error.message}`);
    });
    if (!found.isFile()) throw new Failure(`${path} is no file`);
    const running = await context.magpie();
    const response = await running.fetch(transfersPath, {
      method: 'POST',
      headers: { 'content-type': archiveType },
      body: Readable.toWeb(createReadStream(path)) as never,
      duplex: 'half',
    } as RequestInit);
    if (!response.ok) throw new Failure(await response.text());
    const ready = Transfer.parse(await response.json());
    if (ready.state !== 'ready') throw failureOf(ready);
    const { created, snippets, version } = ready.archive;
    context.terminal.note(
      `${snippets} snippets of ${new Date(created).toLocaleString()}, from Magpie ${context.terminal.plain(version)}`,
    );
    if (dry) {
      await running.call('transfers.cancel', { id: ready.id });
      return exitCodes.done;
    }
    const done = await ended(running, await running.call('transfers.import', { id: ready.id }), context, 'Importing');
    if (done.state !== 'imported') throw failureOf(done);
    const { result } = done;
    if (json) context.terminal.line(JSON.stringify(result, null, 2));
    else
      context.terminal.line(
        `${result.added} new, ${result.known} already there, ${result.restored} taken out of the trash, ${result.skipped} skipped`,
      );
    for (const { line, name, reason } of result.faults)
      context.terminal.note(`Line ${line}${name === undefined ? '' : `, ${context.terminal.plain(name)}`}: ${faults[reason]}`);
    return result.skipped > 0 ? exitCodes.nothing : exitCodes.done;
  },
};

function formatOf(text: string): ExportFormat {
  const format = exportFormats.find(one => one === text);
  if (format) return format;
  const near = nearest(text, exportFormats);
  throw new Failure(
    `${text} is no format.${near ? ` Did you mean ${near}?` : ''} There are ${exportFormats.join(', ')}.`,
    exitCodes.usage,
  );
}

/** What a transfer ends as; on a terminal it is told how far it is. Ctrl+C cancels it, and nothing is left of it. */
async function ended(magpie: Magpie, begun: Transfer, { terminal }: Context, what: string): Promise<Transfer> {
  const cancel = () => void magpie.call('transfers.cancel', { id: begun.id }).catch(() => {});
  process.once('SIGINT', cancel);
  try {
    let now = begun;
    for (let wait = 20; now.state === 'running'; wait = Math.min(wait * 2, 500)) {
      if (terminal.isTerminal && now.total > 0) process.stderr.write(`\r${what} ${now.done} of ${now.total}`);
      await pause(wait);
      now = await magpie.call('transfers.get', { id: begun.id });
    }
    if (terminal.isTerminal) process.stderr.write('\r\u001b[K');
    return now;
  } finally {
    process.off('SIGINT', cancel);
  }
}

function failureOf(transfer: Transfer): Failure {
  return new Failure(transfer.state === 'failed' ? transfer.error.message : 'It was cancelled; nothing is left of it');
}

/** A file is there whole, or not at all. */
async function writeFileDurably(path: string, content: Readable, replace: boolean): Promise<void> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere && !replace) throw new Failure(`${path} is there already; --force replaces it`);
  const passing = `${path}.part`;
  try {
    await pipeline(content, createWriteStream(passing, { flush: true }));
    await rename(passing, path);
  } catch (error) {
    await rm(passing, { force: true });
    throw new Failure(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
