import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openAssetsService } from '../src-main/assets/open.ts';
import { Seed } from '../src-shared/model/seed.ts';
import { corpusSnippets, toSeed } from './service.ts';

/* Imports snippets through the service as a process of its own, whose main thread must stay free, and prints how it went. */

const [folder = '', count = '100000'] = process.argv.slice(2);
/** Creates under way at once: enough to fill the storage thread's batches. */
const concurrency = 64;
/** What the event loop is looked at every so often, in milliseconds; it counts as late from there. */
const resolution = 1;

export interface ImportFigures {
  readonly perSecond: number;
  /** How late the main thread's event loop was, in milliseconds. */
  readonly late: { readonly p50: number; readonly p99: number; readonly greatest: number };
}

const snippets = await corpusSnippets(Number(count));
const service = await openAssetsService({
  folder,
  info: () => ({ version: '0', host: 'headless', platform: 'linux' }),
  report: error => {
    console.error(error);
    return '';
  },
});
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
const start = performance.now();
const next = snippets.values();
await Promise.all(
  Array.from({ length: concurrency }, async () => {
    for (const snippet of next)
      await service.handlers['assets.create']({ seed: Seed.parse(toSeed(snippet)), transferables: false });
  }),
);
const seconds = (performance.now() - start) / 1000;
delay.disable();
const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - resolution);
const figures: ImportFigures = {
  perSecond: snippets.length / seconds,
  late: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), greatest: ms(delay.max) },
};
await service.close();
console.log(JSON.stringify(figures));
