import { benchCapture } from './capture.ts';
import { benchImageText } from './enrich-image-text.ts';
import { benchSecrets } from './enrich-secrets.ts';
import { benchHttp } from './http.ts';
import { benchLoad } from './load.ts';
import { benchNearCopies } from './near-copies.ts';
import { benchRelated } from './related.ts';
import { benchStart } from './start.ts';
import { benchWindow } from './window.ts';

const usage = `npm run bench -- http [count]      the local API: reads, lists, durable creates (3 minutes at 100,000)
npm run bench -- start [count]     the built service: start, memory, import (3 minutes at 100,000)
npm run bench -- load [count]      everything at once: 50 clients, 20 subscribers, 2 windows, enrichment, a backup (3 minutes at 100,000)
npm run bench -- related [count]   snippets related to one (1 minute at 100,000)
npm run bench -- copies [count]    snippets that are nearly the same (20 seconds at 100,000)
npm run bench -- capture [count]   from the key to a saved snippet, and to its toast (1 minute at 1,000)
npm run bench -- window [count]    the window in Chromium: rows, scrolling, typing, texts, memory (5 minutes at 100,000)
npm run bench -- secrets           secrets found and harmless code flagged, beside secretlint (20 seconds)
npm run bench -- image-text        characters read wrongly in pictures of code (1 minute, needs Chromium)
npm run bench:search -- [count]    search, with what a user could have instead (15 minutes at 100,000); --help tells more

The count of snippets is 100,000 unless told. They are cut from npm packages, fetched once (see docs/benchmarks.md).`;

const benches: Readonly<Record<string, (count: number) => Promise<void>>> = {
  http: benchHttp,
  start: benchStart,
  load: benchLoad,
  related: benchRelated,
  copies: benchNearCopies,
  capture: benchCapture,
  window: benchWindow,
  secrets: benchSecrets,
  'image-text': benchImageText,
};

const [name, count = '100000'] = process.argv.slice(2);
const bench = name === undefined ? undefined : benches[name];
if (bench) await bench(Number(count));
else console.log(usage);
