import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { isCommandName } from '../src-shared/command-names.ts';
import { dataFolderOf } from '../src-shared/data-folder.ts';
import { AppError } from '../src-shared/errors.ts';
import type { Command, Context } from './command.ts';
import { commands } from './commands.ts';
import { exitCodes, Failure } from './failure.ts';
import { connect, type Magpie } from './magpie.ts';
import { createTerminal, type Terminal } from './output/terminal.ts';
import { nearest } from './suggest.ts';

const common = { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const satisfies ParseArgsOptionsConfig;
const commonWords = {
  data: 'the folder of the library (MAGPIE_HOME, or the one of the desktop app)',
  help: 'this text',
};

/** Does what some arguments say; gives the exit code. Nothing is thrown. */
export async function run(args: readonly string[], terminal: Terminal = createTerminal()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.line(overview());
    return name === undefined ? exitCodes.usage : exitCodes.done;
  }
  const command = isCommandName(name) ? commands[name] : undefined;
  let magpie: Promise<Magpie> | undefined;
  try {
    if (!command) throw new Failure(unknownCommand(name), exitCodes.usage);
    const { values, positionals } = parse(name, command, rest);
    if (values.help) {
      terminal.line(helpOf(name, command));
      return exitCodes.done;
    }
    const where = { platform: process.platform, env: process.env, home: homedir() };
    const folder = resolve(typeof values.data === 'string' ? values.data : dataFolderOf(where));
    const context: Context = { terminal, folder, magpie: () => (magpie ??= connect(folder)) };
    return await command.run(positionals, values, context);
  } catch (error) {
    if (!(error instanceof Failure || error instanceof AppError)) throw error;
    terminal.note(`magpie: ${terminal.plain(error.message)}`);
    if (!(error instanceof Failure)) return exitCodes.failed;
    for (const line of error.below) terminal.note(`  ${terminal.plain(line)}`);
    return error.code;
  } finally {
    await magpie?.then(
      running => running.close(),
      () => {},
    );
  }
}

function parse(name: string, { options }: Command, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { ...common, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const wrong = /'--?([\w-]+)/.exec(message)?.[1];
    const near = wrong && nearest(wrong, [...Object.keys(options), ...Object.keys(common)]);
    const hint = near && near !== wrong ? ` Did you mean --${near}?` : '';
    const [first] = message.split('. ');
    throw new Failure(`${first}.${hint} "magpie ${name} --help" tells more.`, exitCodes.usage);
  }
}

function unknownCommand(name: string): string {
  const near = nearest(name, Object.keys(commands));
  return `There is no command ${name}.${near ? ` Did you mean ${near}?` : ''} "magpie --help" lists them.`;
}

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary.split(/[:;,] |\. /)[0]}`);
  return `Magpie on the command line.

${lines.join('\n')}

"magpie COMMAND --help" tells more of each. They speak to the Magpie that is running, or start one for as long as they take.
They end with 0; 1 where nothing was found, or not all was done; 2 for wrong usage; 3 for failures.`;
}

function helpOf(name: string, { usage, summary, options, words }: Command): string {
  const all: ParseArgsOptionsConfig = { ...options, ...common };
  const told: Readonly<Record<string, string>> = { ...words, ...commonWords };
  const lines = Object.entries(all).map(([option, { type, short }]) => {
    const value = type === 'string' ? ` ${option.toUpperCase()}` : '';
    return `  ${`--${option}${value}${short ? `, -${short}` : ''}`.padEnd(22)} ${told[option] ?? ''}`;
  });
  return `magpie ${[name, usage].filter(part => part !== '').join(' ')}\n\n${summary}.\n\n${lines.join('\n')}`;
}
