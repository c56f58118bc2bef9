import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage } from '../src-main/storage/connect.ts';
import { corpusFile } from './corpus/build.ts';
import { readSnippets } from './corpus/snippet.ts';
import { percentile, reportFigure as report } from './figures.ts';
import { idle } from './idle.ts';
import { idOf, magpie } from './search/engines/magpie.ts';
import { seeded } from './search/random.ts';
import { cache } from './service.ts';

/** What the detail pane asks for one snippet at a time: as many, each once, so that nothing is warm by repetition. */
const asked = 500;
const shown = 8;

/** `npm run bench -- related [count]`: related snippets through the storage thread. */
export async function benchRelated(count: number): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'related-'));
  try {
    const close = await magpie.build?.(folder, readSnippets(await corpusFile(cache, console.error), count));
    await idle();
    await close?.();
    const storage = await openStorage(folder);
    const random = seeded(1);
    await storage.related([idOf(0)], shown);
    await idle();
    const times: number[] = [];
    let found = 0;
    for (let i = 0; i < asked; i++) {
      const start = performance.now();
      const related = await storage.related([idOf(Math.floor(random() * count))], shown);
      times.push(performance.now() - start);
      if (related.length > 0) found++;
    }
    await storage.close();
    for (const share of [0.5, 0.95, 0.99]) report(`related to one of ${count}, ms p${share * 100}`, [percentile(times, share)]);
    report('  with any related', [found / asked]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
