import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { corpusFile } from './corpus/build.ts';
import { readSnippets } from './corpus/snippet.ts';
import { reportFigure as report, round } from './figures.ts';
import { idle } from './idle.ts';
import type { ImportFigures } from './import-process.ts';
import { open, post } from './raw-client.ts';
import { magpie } from './search/engines/magpie.ts';
import { buildApp, cache, residentMb, type Server, startServer } from './service.ts';

/*
 * The built service with a large library: from the start of its process to the first answer, its memory after searches,
 * and how free the main thread is during an import.
 */

const run = promisify(execFile);
const program = 'out/main/headless.js';
const starts = 5;
const searches = 1000;
/** After searches the process is left alone for so long, in milliseconds. */
const restMs = 5000;
const words = ['parse', 'event', 'token', 'buffer', 'color', 'request', 'node', 'index', 'error', 'matrix', 'stream', 'date'];

function page(query: string): string {
  return post('/magpie/library/page', { filter: { query }, limit: 20 });
}

export async function benchStart(count: number): Promise<void> {
  buildApp();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'start-'));
  try {
    const library = join(folder, 'library');
    const close = await magpie.build?.(library, readSnippets(await corpusFile(cache, console.error), count));
    await idle();
    await close?.();
    const times: number[] = [];
    const memory: number[] = [];
    for (let i = 0; i < starts; i++) {
      const start = performance.now();
      const server = await startServer(library, program);
      const connection = await open(server.port);
      await connection.ask(page('parse'));
      times.push(performance.now() - start);
      connection.close();
      if (i === starts - 1) memory.push(...(await memoryAfterSearches(server)));
      await server.stop();
    }
    report(`service start to first answer, ${count} snippets, ms`, times);
    report(`memory after ${searches} searches and ${restMs / 1000} s of rest, MiB above bare Node`, memory);
    const { stdout } = await run(process.execPath, [
      join(import.meta.dirname, 'import-process.ts'),
      join(folder, 'import'),
      '100000',
    ]);
    const { perSecond, late } = JSON.parse(stdout) as ImportFigures;
    report('import of 100,000 through the service, snippets/s', [perSecond]);
    report('  meanwhile the main event loop was late by, ms p50', [late.p50]);
    report('  p99', [late.p99]);
    report('  at most', [late.greatest]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What one server takes beyond Node itself. */
async function memoryAfterSearches({ port, pid }: Server): Promise<number[]> {
  const connection = await open(port);
  for (let i = 0; i < searches; i++) {
    const word = words[i % words.length] as string;
    await connection.ask(page(word.slice(0, 1 + (i % word.length))));
  }
  connection.close();
  await setTimeout(restMs);
  const { stdout } = await run(process.execPath, ['-e', 'console.log(process.memoryUsage().rss)']);
  return [round(residentMb(pid) - Number(stdout) / 2 ** 20)];
}
