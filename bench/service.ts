import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classificationSpecifics } from '../src-shared/model/enums.ts';
import type { SeedInput } from '../src-shared/model/seed.ts';
import { application } from './application.ts';
import { corpusFile } from './corpus/build.ts';
import { readSnippets, type Snippet } from './corpus/snippet.ts';

/* The headless service as a process of its own, and what the benches give it. */

const root = join(import.meta.dirname, '..');
const accepted: ReadonlySet<string> = new Set(classificationSpecifics);

/** Where the benches keep what takes long to make. */
export const cache = join(import.meta.dirname, '.cache');

/** The first snippets of the corpus, which is fetched and cut when it is missing. */
export async function corpusSnippets(count: number): Promise<Snippet[]> {
  return [...readSnippets(await corpusFile(cache, console.error), count)];
}

/** A snippet as a program saves it. */
export function toSeed({ title, ext, text }: Snippet): SeedInput {
  const metadata = accepted.has(ext) ? { ext } : {};
  return { asset: { application, format: { fragment: { string: { raw: text }, metadata } }, metadata: { name: title } } };
}

export interface Server {
  readonly port: number;
  readonly pid: number;
  /** Resolves when it has closed its library. */
  stop(): Promise<void>;
}

/** Builds what users start: its time to start is not that of the sources. */
export function buildApp(): void {
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Starts the service on a data folder, and waits until it listens. */
export async function startServer(folder: string, program: string, { enrich = false } = {}): Promise<Server> {
  const args = [join(root, program), '--port', '0', '--data', folder, ...(enrich ? [] : ['--no-enrich'])];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const line = await new Promise<string>(resolve => child.stdout?.once('data', data => resolve(String(data))));
  return {
    port: Number(/:(\d+)\//.exec(line)?.[1]),
    pid: child.pid as number,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Resident memory of a process, in MiB. */
export function residentMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
