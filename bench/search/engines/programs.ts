import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, type Snippets, searchedText, shown } from '../engine.ts';

/* Programs of the terminal over one file with a snippet a line: the best case, for a file each costs them a second. */

const fileName = 'snippets.txt';
const newline = '\u2028';
const chunk = 5000;
const maxOutput = 1 << 28;

/** fzf reads its own input, and gives all it finds. */
const filter = `fzf --exact -i --delimiter='\t' --nth=2.. --filter="$1" < "$2" | head -n ${shown}`;

function write(folder: string, snippets: Snippets): void {
  let lines: string[] = [];
  let number = 0;
  const flush = () => {
    appendFileSync(join(folder, fileName), lines.join(''));
    lines = [];
  };
  for (const snippet of snippets) {
    lines.push(`${number++}\t${searchedText(snippet).replace(/\n/g, newline)}\n`);
    if (lines.length === chunk) flush();
  }
  flush();
}

function ask(program: string, args: readonly string[]): number[] {
  const { stdout } = spawnSync(program, args, { maxBuffer: maxOutput, encoding: 'utf8' });
  return stdout
    .split('\n', shown)
    .filter(line => line !== '')
    .map(line => Number.parseInt(line, 10));
}

export const ripgrep: Engine = {
  name: 'ripgrep',
  how: 'rg --fixed-strings --ignore-case over one file with a snippet a line, a process each; not ranked',
  most: 1_000_000,
  program: 'rg',
  build: write,
  open: folder => ({
    search: query => ask('rg', ['--no-config', '-F', '-i', '-N', `--max-count=${shown}`, '-e', query, join(folder, fileName)]),
  }),
};

export const fzf: Engine = {
  name: 'fzf',
  how: 'fzf --exact --filter over the same file, words in any order, a process each',
  most: 100_000,
  program: 'fzf',
  build: write,
  open: folder => ({
    search: query => ask('sh', ['-c', filter, 'sh', query, join(folder, fileName)]),
  }),
};
