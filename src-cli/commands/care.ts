import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AppError } from '../../src-shared/errors.ts';
import type { LibraryReport } from '../../src-shared/model/backups.ts';
import { type Command, type Context, jsonOption, jsonWords } from '../command.ts';
import { exitCodes, Failure } from '../failure.ts';
import { snippetMeant } from '../find-snippet.ts';
import { headlessFile } from '../magpie.ts';

export const backup: Command = {
  usage: '',
  summary: 'Make a backup now, and check it',
  options: jsonOption,
  words: jsonWords,
  async run(_, { json }, { terminal, magpie }) {
    const made = await (await magpie()).call('backups.create', {});
    terminal.line(
      json ? JSON.stringify(made, null, 2) : `${made.id}: ${made.snippets ?? 0} snippets, ${made.size} bytes, checked`,
    );
    return exitCodes.done;
  },
};

export const doctor: Command = {
  usage: '',
  summary: 'Check the whole library: its file, every text, the search index, the backups. Works on a damaged library, too',
  options: jsonOption,
  words: jsonWords,
  async run(_, { json }, context) {
    const running = await context.magpie().catch(error => {
      if (!(error instanceof Failure)) throw error;
      if (existsSync(headlessFile)) return undefined; // a damaged library opens for nobody
      throw new Failure(error.message, exitCodes.failed, ['Start Magpie: it says what is wrong, and offers to mend it.']);
    });
    if (!running) return runHeadless(['--doctor', ...(json ? ['--json'] : []), '--data', context.folder]);
    const report = await running.call('backups.check', {});
    if (json) context.terminal.line(JSON.stringify(report, null, 2));
    else print(report, context);
    return report.ok ? exitCodes.done : exitCodes.nothing;
  },
};

function print({ ok, findings }: LibraryReport, { terminal }: Context): void {
  for (const { check, state, problems } of findings) {
    terminal.line(`${check.padEnd(12)} ${state === 'wrong' ? terminal.style('warn', state) : state}`);
    for (const problem of problems) terminal.line(`  ${terminal.plain(problem)}`);
  }
  terminal.line(
    ok ? 'Nothing is wrong.' : 'Something is wrong. Every backup is kept; "magpie open" offers them in the settings.',
  );
}

export const serve: Command = {
  usage: '',
  summary: 'Run Magpie without a desktop until it is stopped: the local API, and the window in a browser',
  options: { port: { type: 'string' }, 'no-enrich': { type: 'boolean' } },
  words: { port: 'listen there (the first free of 39300 to 39333)', 'no-enrich': 'work nothing out after a save' },
  run(_, { port, 'no-enrich': plain }, { folder }) {
    const more = [...(typeof port === 'string' ? ['--port', port] : []), ...(plain ? ['--no-enrich'] : [])];
    return runHeadless(['--data', folder, ...more]);
  },
};

export const open: Command = {
  usage: '[ID|WORDS...]',
  summary: 'Show a snippet, or the library, in the window',
  options: {},
  words: {},
  async run(positionals, _, context) {
    const running = await context.magpie();
    const { host } = await running.call('system.info', {});
    const id = positionals.length === 0 ? undefined : await snippetMeant(running, positionals);
    if (host === 'headless') return openWith(`${running.address}/`);
    return openWith(id === undefined ? 'magpie://show' : `magpie://asset/${id}`);
  },
};

/** Hands an address to the system. */
async function openWith(address: string): Promise<number> {
  const [program = '', ...args] = { darwin: ['open'], win32: ['rundll32', 'url.dll,FileProtocolHandler'] }[
    process.platform as string
  ] ?? ['xdg-open'];
  const code = await exitOf(program, [...args, address]).catch(() => 1);
  if (code !== 0) throw new Failure(`${program} could not open ${address}`);
  return exitCodes.done;
}

/** Runs the service in the foreground; it ends as it ends, and by the same signals. */
function runHeadless(args: readonly string[]): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {}); // the service has its share of them
  return exitOf(process.execPath, [headlessFile, ...args]);
}

function exitOf(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.once('SIGTERM', pass);
    child.once('error', error => reject(new AppError('unavailable', error.message)));
    child.once('exit', code => {
      process.off('SIGTERM', pass);
      resolve(code ?? exitCodes.failed);
    });
  });
}
