import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineNames } from './search/engines/index.ts';
import { writeReport } from './search/report.ts';
import { keptCounts, resultsFile, withKept } from './search/results.ts';
import { runSearchBench } from './search/run.ts';
import { printResults } from './search/tables.ts';

const usage = `npm run bench:search -- [10000|100000|1000000] [--peers NAME,NAME|none] [--seed N] [--held-out N] [--save]
npm run bench:search -- --report

Compares Magpie's search with what a user could have instead, on snippets of real code (100,000 unless told).
  --peers     only these of: ${engineNames.filter(name => !name.startsWith('Magpie')).join(', ')}
  --seed      of the queries the engine may be tuned on (1)
  --held-out  of those it must not be tuned on (2)
  --save      keep the results of 100000 or 1000000 in docs/benchmarks, and make docs/benchmarks.md and its charts anew;
              of engines that were left out the figures stay, and it is said that they are of another run
  --report    only make those anew, from the results that are kept`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'held-out': { type: 'string', default: '2' },
    save: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const count = Number(positionals[0] ?? 100_000);
const peers = values.peers?.split(',');
const unknown = peers?.filter(name => name !== 'none' && !engineNames.includes(name)) ?? [];

const cannotKeep = values.save && !keptCounts.includes(count);

if (values.help || !Number.isInteger(count) || count <= 0 || unknown.length > 0 || cannotKeep) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 2;
} else if (values.report) {
  writeReport();
} else {
  const seeds = { tuned: Number(values.seed), heldOut: Number(values['held-out']) };
  const results = await runSearchBench({ count, seeds, ...(peers && { peers }) });
  console.log(printResults(results));
  if (values.save) {
    const file = resultsFile(count);
    if (!existsSync(file.folder)) mkdirSync(file.folder);
    writeFileSync(file.path, `${JSON.stringify(withKept(results), null, 1)}\n`);
    writeReport();
  }
}
