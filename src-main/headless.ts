import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { Disposer } from '../src-shared/disposer.ts';
import { AppError } from '../src-shared/errors.ts';
import { openAssetsService } from './assets/open.ts';
import { defaultDataFolder } from './data-folder.ts';
import { readBundle } from './server/bundle.ts';
import { settingsRules } from './server/settings-rules.ts';
import { endProcess, runTask } from './storage/maintenance.ts';
import { isLoss, type Remedy } from './storage/recovery/remedy.ts';
import { mendedText, remedyLines, reportLines } from './storage/recovery/words.ts';
import { createStreams } from './streams/hub.ts';

const usage = `Magpie without a desktop: the local API, and the window in a browser.

  --port N    listen on this port (else the first free of 39300 to 39333)
  --data DIR  keep the library there (else MAGPIE_HOME, else the platform's data folder)
  --no-enrich work nothing out after a save: no title, tags, links, description, secrets or text in images
  --help      this text

For a library that does not open, while nothing uses it; what was there is set aside in DIR/damaged, never deleted:

  --doctor          check the library and its backups, change nothing; ends with 1 where anything is wrong, and says what
                    can be done about a library that does not open; with --json as JSON
  --restore WHICH   put back the \`newest\` backup, or a file
  --salvage         read what can be read of a damaged library into a new one
  --new             begin an empty library`;

/** The built window lies beside the bundle, and in out/ when Node runs the source. */
const bundleFolder = new URL(import.meta.url.endsWith('.ts') ? '../out/renderer/' : '../renderer/', import.meta.url);

interface Options {
  readonly port?: number;
  readonly folder: string;
  readonly enrich: boolean;
  /** What is done instead of serving. */
  readonly instead?: 'doctor' | Remedy;
  readonly json?: boolean;
}

function onDamage(): void {
  console.error('The library file is damaged. Stop Magpie and start it again: it will tell how to mend it.');
}

/** Resolves once the server answers; the returned disposer closes everything in order. */
async function start({ port, folder, enrich }: Options): Promise<Disposer> {
  const disposer = new Disposer();
  try {
    let address: string | undefined;
    const info = () => ({
      version: packageJson.version,
      host: 'headless' as const,
      platform: process.platform,
      ...(address !== undefined && { address }),
    });
    // The server's modules are read while the storage thread starts.
    const opening = openAssetsService({ folder, info, report, log: console.error, enrich, onDamage });
    const serving = import('./server/start-server.ts');
    const service = disposer.add(await opening, open => open.close());
    const streams = disposer.add(createStreams(service), open => open.close());
    const bundle = await readBundle(fileURLToPath(bundleFolder));
    const settings = () => service.settings.current().server;
    const chosen = port ?? settings().port;
    const options = {
      service,
      streams,
      bundle,
      serverFile: join(folder, 'server.json'),
      report,
      ...settingsRules(settings),
      ...(chosen !== undefined && { port: chosen }),
    };
    const { startServer } = await serving;
    const server = disposer.add(await startServer(options), open => open.close());
    address = server.address;
    console.log(`Magpie is at ${server.address}/`);
  } catch (error) {
    await disposer.dispose();
    throw error;
  }
  return disposer;
}

function readOptions(args: readonly string[]): Options | 'help' {
  const options = {
    port: { type: 'string' },
    data: { type: 'string' },
    'no-enrich': { type: 'boolean' },
    doctor: { type: 'boolean' },
    json: { type: 'boolean' },
    restore: { type: 'string' },
    salvage: { type: 'boolean' },
    new: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (values.help) return 'help';
  const folder = values.data === undefined ? defaultDataFolder() : resolve(values.data);
  const enrich = values['no-enrich'] !== true;
  const instead = insteadOf(values);
  if (instead !== undefined) return { folder, enrich, instead, ...(values.json && { json: true }) };
  if (values.port === undefined) return { folder, enrich };
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new AppError('malformed', `${values.port} is not a port`);
  return { folder, enrich, port };
}

function insteadOf(values: { doctor?: boolean; restore?: string; salvage?: boolean; new?: boolean }): Options['instead'] {
  if (values.doctor) return 'doctor';
  if (values.salvage) return 'salvage';
  if (values.new) return 'empty';
  if (values.restore === undefined) return undefined;
  return values.restore === 'newest' ? 'newest' : { restore: resolve(values.restore) };
}

/** Keeps the stack in the log of the one who started the server; a client gets the reference alone. */
function report(error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  console.error(reference, error);
  return reference;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') return console.log(usage);
  const { folder, instead } = options;
  if (instead === 'doctor') {
    const report = await runTask('check', { folder });
    if (options.json) console.log(JSON.stringify(report, null, 2));
    else for (const line of reportLines(report)) console.log(line);
    const isDamaged = report.findings.some(({ check, state }) => check === 'structure' && state === 'wrong');
    if (isDamaged || (await runTask('isLost', { folder }))) await tellRemedies(folder);
    process.exit(report.ok ? 0 : 1);
  }
  if (instead !== undefined) return console.log(mendedText(await runTask('mend', { folder, remedy: instead, at: Date.now() })));
  // A signal that comes before all is open ends it once it is.
  const stopped = new Promise<void>(stop => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  const disposer = await start(options);
  await stopped;
  let code = 0;
  await disposer.dispose().catch(error => {
    report(error);
    code = 1;
  });
  endProcess(() => process.exit(code));
}

try {
  await main();
} catch (error) {
  // One line for people where the cause is known; a fault of ours with its stack.
  console.error(error instanceof AppError || isArgumentError(error) ? `Magpie cannot start: ${error.message}` : error);
  if (isLoss(error)) await tellRemedies((readOptions(process.argv.slice(2)) as Options).folder);
  process.exit(1);
}

/** What can be done about a library that does not open, as commands. */
async function tellRemedies(folder: string): Promise<void> {
  const {
    argv: [, program = ''],
  } = process;
  for (const line of remedyLines(await runTask('offer', { folder }), program, folder)) console.error(line);
}

function isArgumentError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
