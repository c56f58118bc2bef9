import { benchHttp } from './http.ts';
import { benchSearch } from './search.ts';

/* `npm run bench -- [http|search] [count]`: one bench by name, or all; the count of snippets is 100,000 unless told. */

const benches = { http: benchHttp, search: benchSearch } as const;

const [name, count = '100000'] = process.argv.slice(2);
for (const [key, bench] of Object.entries(benches)) {
  if (name !== undefined && name !== key) continue;
  console.log(`# ${key}`);
  await bench(Number(count));
}
