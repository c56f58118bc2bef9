import { openEngine } from '../src-main/enrich/image-text/engine.ts';
import { engineFiles } from '../src-main/enrich/image-text/files.ts';
import { readPicture } from '../src-main/enrich/image-text/read.ts';
import { percentile, round } from './figures.ts';
import { type Screenshot, screenshots, withoutMargin } from './screenshots.ts';

/*
 * Characters read wrongly in pictures of code, of which each missing blank of an indentation is one:
 * `npm run bench -- image-text`. Chromium makes the pictures: both themes, one and two device pixels a pixel, three
 * fonts of four sizes.
 */

export interface ImageTextScore {
  readonly pictures: number;
  /** Edits that make what was read into what was shown, of 100 characters; by everything that pictures differ in. */
  readonly errors: Readonly<Record<string, number>>;
  /** Without blanks and line breaks. */
  readonly errorsOfLetters: number;
  readonly ms: { readonly median: number; readonly slowest: number; readonly start: number };
  readonly megabytes: number;
}

export async function scoreImageText(show: (line: string) => void = () => {}): Promise<ImageTextScore> {
  const before = process.memoryUsage().rss;
  const beginning = performance.now();
  const engine = await openEngine(engineFiles(import.meta.url));
  const start = performance.now() - beginning;
  const counts = new Map<string, { edits: number; characters: number }>();
  const letters = { edits: 0, characters: 0 };
  const times: number[] = [];
  for await (const picture of screenshots()) {
    const began = performance.now();
    const result = readPicture(engine, picture.png);
    times.push(performance.now() - began);
    if (typeof result === 'string') throw new Error(`A screenshot is ${result}`);
    const read = withoutMargin(result.text);
    const edits = distance(read, picture.text);
    for (const key of ['all', ...traits(picture)]) {
      const count = counts.get(key) ?? { edits: 0, characters: 0 };
      counts.set(key, { edits: count.edits + edits, characters: count.characters + picture.text.length });
    }
    letters.edits += distance(read.replace(/\s/g, ''), picture.text.replace(/\s/g, ''));
    letters.characters += picture.text.replace(/\s/g, '').length;
    show(`${traits(picture).join(', ')}: ${edits} of ${picture.text.length}`);
  }
  return {
    pictures: times.length,
    errors: Object.fromEntries([...counts].map(([key, { edits, characters }]) => [key, (100 * edits) / characters])),
    errorsOfLetters: (100 * letters.edits) / letters.characters,
    ms: { median: percentile(times, 0.5), slowest: Math.max(...times), start },
    megabytes: (process.memoryUsage().rss - before) / 2 ** 20,
  };
}

function traits({ theme, scale, font, size }: Screenshot): string[] {
  return [theme, `${scale}x`, font, `${size} px`];
}

export async function benchImageText(): Promise<void> {
  const { pictures, errors, errorsOfLetters, ms, megabytes } = await scoreImageText(process.env.SHOW ? console.log : undefined);
  console.log(`${pictures} pictures, errors of 100 characters, blanks and line breaks included:`);
  for (const [key, share] of Object.entries(errors)) console.log(`  ${key.padEnd(18)}${round(share)}`);
  console.log(`  without blanks    ${round(errorsOfLetters)}`);
  console.log(
    `${round(ms.median, 0)} ms a picture, the slowest ${round(ms.slowest, 0)}; start ${round(ms.start, 0)} ms; ${round(megabytes, 0)} MB more than before`,
  );
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let above = Uint32Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint32Array(b.length + 1).fill(i, 0, 1);
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(replaced, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
