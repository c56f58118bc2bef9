import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Bridge } from '../../src-shared/bridge.ts';
import { createHttpBridge } from '../../src-shared/client/http-bridge.ts';
import { inProject } from '../lib/project.mjs';

/** A start on a loaded machine; one that needs more has hung. In milliseconds. */
const startMs = 60_000;

export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly address: string;
  readonly bridge: Bridge;
  /** Ends it at once, with nothing said to it. */
  kill(): Promise<void>;
}

/** What is run unless something else is named, such as `out/main/headless.js`. */
const source = inProject('src-main', 'headless.ts');

export interface SpawnOptions {
  readonly program?: string | undefined;
  readonly enrich?: boolean;
  /** What it is run by, such as `strace`, with its arguments. */
  readonly under?: readonly string[];
}

/** Starts a headless Magpie; it is there before it answers. */
export function spawnService(folder: string, { program = source, enrich = true, under = [] }: SpawnOptions = {}): ChildProcess {
  const [first = '', ...args] = [...under, process.execPath, resolve(program), '--port', '0', '--data', folder];
  return spawn(first, enrich ? args : [...args, '--no-enrich'], { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Waits until a process answers. @throws Error with what it printed, when it ends instead */
export async function untilAnswering(child: ChildProcess): Promise<ServiceProcess> {
  const baseUrl = await new Promise<string>((give, reject) => {
    let printed = '';
    const timer = setTimeout(() => reject(new Error(`It does not start; it printed: ${printed}`)), startMs);
    const take = (chunk: unknown) => {
      printed += String(chunk);
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (address === undefined) return;
      clearTimeout(timer);
      give(address);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', code => reject(new Error(`It ended with ${code}; it printed: ${printed}`)));
  });
  return {
    child,
    address: baseUrl,
    bridge: createHttpBridge({ baseUrl, fetch, WebSocket, platform: 'linux' }),
    kill: () => killed(child),
  };
}

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
