import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { findSecrets } from '../src-main/enrich/secrets/find.ts';
import { round } from './figures.ts';
import { harmless } from './harmless.ts';
import { type Example, trueExamples } from './secret-examples.ts';

/*
 * Secrets found and harmless code flagged, with Magpie's rules, with secretlint's preset, and with both:
 * `npm run bench -- secrets`. The rules were tuned on one half of the examples; the other half counts.
 */

type Range = { readonly start: number; readonly end: number };
type Finder = (text: string) => Promise<readonly Range[]>;

const harmlessCount = 1000;

const own: Finder = async text => findSecrets(text);

const secretlint: Finder = async text => {
  const { messages } = await lintSource({
    source: { content: text, filePath: 'snippet.txt', ext: '.txt', contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
  });
  return messages.map(({ range }) => ({ start: range[0], end: range[1] }));
};

const finders: Readonly<Record<string, Finder>> = {
  magpie: own,
  secretlint,
  together: async text => [...(await own(text)), ...(await secretlint(text))],
};

export interface SecretScore {
  readonly examples: number;
  /** Examples of which something was found, and those of which nothing is left to see. */
  readonly found: number;
  readonly covered: number;
  readonly missed: readonly string[];
  readonly harmless: number;
  readonly flagged: readonly string[];
  /** The mean over all texts. */
  readonly ms: number;
}

/** The score of a finder, Magpie's unless told, on one half of the examples. */
export async function scoreSecrets(half: 'tuned' | 'held out', find: Finder = own): Promise<SecretScore> {
  const examples = trueExamples(half);
  const others = harmless(half, harmlessCount);
  const missed: string[] = [];
  const flagged: string[] = [];
  let [found, covered] = [0, 0];
  const start = performance.now();
  for (const example of examples) {
    const ranges = await find(example.text);
    if (ranges.some(range => range.start < example.end && range.end > example.start)) found++;
    else missed.push(example.sort);
    if (isCovered(example, ranges)) covered++;
  }
  for (const { file, text } of others) if ((await find(text)).length > 0) flagged.push(file);
  const ms = (performance.now() - start) / (examples.length + others.length);
  return { examples: examples.length, found, covered, missed, harmless: others.length, flagged, ms };
}

function isCovered(example: Example, ranges: readonly Range[]): boolean {
  return ranges.some(({ start, end }) => start <= example.start && end >= example.end);
}

export async function benchSecrets(): Promise<void> {
  for (const half of ['tuned', 'held out'] as const) {
    for (const [name, find] of Object.entries(finders)) {
      const { examples, found, covered, harmless, flagged, ms } = await scoreSecrets(half, find);
      console.log(
        `${half.padEnd(9)}${name.padEnd(12)}found ${found} of ${examples} (${round((100 * found) / examples, 1)} %), wholly covered ${covered}; flagged ${flagged.length} of ${harmless} harmless (${round((100 * flagged.length) / harmless, 1)} %); ${round(ms)} ms a text`,
      );
    }
  }
  const packages = ['@secretlint', 'structured-source', 'boundary', 'debug', 'ms'];
  const bytes = packages.reduce((sum, name) => sum + sizeOf(join('node_modules', name)), 0);
  console.log(`secretlint: ${round(bytes / 2 ** 20, 1)} MB installed`);
  for (const [name, text] of Object.entries(hostileTexts())) {
    const start = performance.now();
    findSecrets(text);
    console.log(`10 MB of ${name}: ${round(performance.now() - start, 0)} ms`);
  }
}

/** The texts that took longest of some fifty that were tried. */
function hostileTexts(): Record<string, string> {
  const fill = (unit: string) => unit.repeat(Math.ceil((10 * 2 ** 20) / unit.length));
  return {
    'one line of a': fill('a'),
    'password=': fill('password='),
    'curl -u': fill('curl -u '),
    'key beginnings': fill('-----BEGIN RSA PRIVATE KEY-----\naaaa'),
    'token beginnings': fill('eyJaaaaaaaaaa.'),
  };
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
