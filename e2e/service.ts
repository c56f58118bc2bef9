import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject, projectNode } from '../scripts/lib/project.mjs';

/** A cold start on two busy cores takes under two seconds; a service that needs more is broken. */
const startMs = 40_000;
/** Closing writes the last commits to disk. */
const stopMs = 10_000;

export interface Service {
  readonly address: string;
  readonly dataFolder: string;
  /** Ends it; the returned function starts it again at the same address. */
  interrupt(): Promise<() => Promise<void>>;
  /** Ends it as Ctrl+C does; gives the exit code, or the signal that ended it. */
  stop(): Promise<number | NodeJS.Signals>;
}

/**
 * Starts the built headless host on a free port and waits until it answers.
 * @param env for its process beside this one's
 */
export async function startService(dataFolder: string, enrich: boolean, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  let child = launch({ dataFolder, enrich, env, port: '0' });
  const address = await addressOf(child);
  await untilHealthy(address);
  return {
    address,
    dataFolder,
    interrupt: async () => {
      await end(child);
      return async () => {
        child = launch({ dataFolder, enrich, env, port: new URL(address).port });
        await addressOf(child);
        await untilHealthy(address);
      };
    },
    stop: () => end(child),
  };
}

interface Launch {
  readonly dataFolder: string;
  readonly enrich: boolean;
  readonly env: NodeJS.ProcessEnv;
  readonly port: string;
}

function launch({ dataFolder, enrich, env, port }: Launch): ChildProcess {
  const args = ['--port', port, '--data', dataFolder, ...(enrich ? [] : ['--no-enrich'])];
  return spawn(projectNode, [inProject('out', 'main', 'headless.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** SIGKILL tells that it did not end in time, another signal that it fell over. */
async function end(child: ChildProcess): Promise<number | NodeJS.Signals> {
  if (child.exitCode !== null) return child.exitCode;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return code ?? signal;
}

/** The address that a process prints once it listens. */
export async function addressOf(child: ChildProcess, withinMs = startMs): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${why}; it printed:\n${printed}`));
    };
    const timer = setTimeout(() => fail(`No address within ${withinMs} ms`), withinMs);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', chunk => {
        printed += chunk;
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    }
    child.once('exit', code => {
      clearTimeout(timer);
      fail(`It ended with code ${code}`);
    });
  });
}

async function untilHealthy(address: string): Promise<void> {
  const health = new URL('/.well-known/health', address);
  for (const start = Date.now(); Date.now() - start < startMs; await wait(50)) {
    const response = await fetch(health).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`${health} does not answer`);
}
