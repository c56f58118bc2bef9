import { readFileSync, writeFileSync } from 'node:fs';
import { languages } from './languages.ts';
import { tags } from './tags.ts';
import { times } from './times.ts';
import { titles } from './titles.ts';

/*
 * `npm run bench:enrich [-- --write]`: how good and how fast the steps of src-main/enrich are, beside what could be used instead.
 * `--write` puts the tables into docs/benchmarks.md.
 */

const report = [await languages(), await titles(), tags(), times()].join('\n\n');
console.log(report);

if (process.argv.includes('--write')) {
  const file = new URL('../../docs/benchmarks.md', import.meta.url);
  const text = readFileSync(file, 'utf8');
  const marked = /<!-- enrich:start -->[\s\S]*<!-- enrich:end -->/;
  if (!marked.test(text)) throw new Error('docs/benchmarks.md has no <!-- enrich:start --> and end');
  writeFileSync(
    file,
    text.replace(marked, () => `<!-- enrich:start -->\n\n${report}\n\n<!-- enrich:end -->`),
  );
}
