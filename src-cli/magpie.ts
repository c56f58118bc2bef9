import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Bridge } from '../src-shared/bridge.ts';
import { createHttpBridge } from '../src-shared/client/http-bridge.ts';
import type { Input, Method, Output } from '../src-shared/contract/index.ts';
import { unwrap } from '../src-shared/errors.ts';
import { Failure } from './failure.ts';

/** A running Magpie, spoken to over its local API. */
export interface Magpie {
  readonly address: string;
  /** @throws AppError with the code the service gave */
  call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>>;
  /** For what travels beside the contract; with the token where there is one. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Ends what was started for this command. */
  close(): Promise<void>;
}

interface Server {
  readonly address: string;
  readonly token?: string;
}

/** Ports on which a Magpie listens that was given none (assets-api section 14). */
const ports = Array.from({ length: 34 }, (_, i) => 39300 + i);
const answerMs = 1000;
/** A large library is checked and migrated before it answers. */
const startMs = 120_000;

/** The built service without a desktop; the packed program has none, and is its own. */
export const headlessFile = fileURLToPath(
  import.meta.url.endsWith('.ts')
    ? new URL('../out/main/headless.js', import.meta.url)
    : new URL('./headless.js', import.meta.url),
);

/**
 * The Magpie that has this library open, or one that is started for as long as the command takes.
 *
 * @throws Failure when neither can be had
 */
export async function connect(folder: string): Promise<Magpie> {
  const running = (await serverOfFile(folder)) ?? (await serverOnPorts(folder));
  if (running) return speakTo(running, async () => {});
  return existsSync(headlessFile) ? startHeadless(folder) : startDesktop(folder);
}

async function serverOfFile(folder: string): Promise<Server | undefined> {
  try {
    const { address, token } = JSON.parse(await readFile(join(folder, 'server.json'), 'utf8'));
    if (typeof address !== 'string' || !/^http:\/\/127\.0\.0\.1:\d+$/.test(address)) return undefined;
    const server = { address, ...(typeof token === 'string' && { token }) };
    return (await isHere(server, folder)) ? server : undefined;
  } catch {
    return undefined; // none, or one that was left behind
  }
}

async function serverOnPorts(folder: string): Promise<Server | undefined> {
  const servers = ports.map(port => ({ address: `http://127.0.0.1:${port}` }));
  const found = await Promise.all(servers.map(server => isHere(server, folder)));
  return servers[found.indexOf(true)];
}

/** Whether a Magpie answers there and has this library. */
async function isHere(server: Server, folder: string): Promise<boolean> {
  try {
    const response = await request(server, '/magpie/info', { signal: AbortSignal.timeout(answerMs) });
    const { dataFolder } = (await response.json()) as { dataFolder?: unknown };
    return dataFolder === folder;
  } catch {
    return false;
  }
}

function request({ address, token }: Server, path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return fetch(address + path, { ...init, headers: { ...init.headers, ...authorization } });
}

function speakTo(server: Server, close: Magpie['close']): Magpie {
  const bridge = createHttpBridge({
    baseUrl: '',
    fetch: (path, init) => request(server, path, init),
    WebSocket,
    platform: process.platform as Bridge['platform'],
  });
  return {
    address: server.address,
    call: async (method, input) => unwrap(await bridge.call(method, input)),
    fetch: (path, init) => request(server, path, init),
    close,
  };
}

/** What it has not worked out when the command is done waits for the next start. */
async function startHeadless(folder: string): Promise<Magpie> {
  const child = spawn(process.execPath, [headlessFile, '--data', folder, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const address = await addressOf(child);
  const server = (await serverOfFile(folder)) ?? { address };
  return speakTo(server, async () => {
    child.kill('SIGTERM');
    await ended;
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let wrong = '';
    child.stdout?.on('data', chunk => {
      said += chunk;
      const address = /at (http:\/\/\S+?)\/?\s/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.stderr?.on('data', chunk => {
      wrong += chunk;
    });
    child.once('error', error => reject(new Failure(`Magpie could not be started: ${error.message}`)));
    child.once('exit', () => reject(new Failure(wrong.trim() || 'Magpie could not be started')));
  });
}

/** The installed program starts itself without a window, and stays. */
async function startDesktop(folder: string): Promise<Magpie> {
  spawn(process.execPath, ['--hidden'], { detached: true, stdio: 'ignore' }).unref();
  for (const deadline = Date.now() + startMs; Date.now() < deadline; await pause(200)) {
    const server = await serverOfFile(folder);
    if (server) return speakTo(server, async () => {});
  }
  throw new Failure('Magpie was started but does not answer. Is its local API switched off in the settings?');
}
