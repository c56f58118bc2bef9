import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { guess } from '../../src-main/enrich/language/model.ts';
import { signOf } from '../../src-main/enrich/language/signs.ts';
import { languageOfText } from '../../src-main/enrich/steps/language.ts';
import { percentile } from '../figures.ts';
import { percent, table } from './table.ts';

interface Snippet {
  readonly from: string;
  readonly label: string;
  readonly lines: number;
  readonly text: string;
}

type Guesser = (text: string) => string | Promise<string>;

/** The names of VS Code's model that differ from the specific classifications. */
const renamed: Readonly<Record<string, string>> = { pm: 'pl', makefile: 'hljs-makefile', cmake: 'hljs-cmake', ex: 'exs' };
/** Its share below which stack.md's measurement prefers rules. */
const modelFloor = 0.2;
const longer = 8;
/** Times are the best of these: others use the machine too. */
const tries = 3;

export function heldOut(): Snippet[] {
  return JSON.parse(readFileSync(new URL('snippets.json', import.meta.url), 'utf8'));
}

/** First answers right on the held-out snippets, of each way to tell a language. */
export async function languages(): Promise<string> {
  const snippets = heldOut();
  const rows: (string | number)[][] = [];
  const measure = async (name: string, load: () => Guesser | Promise<Guesser>) => {
    const before = memory();
    const guesser = await load();
    await guesser('let a = 1');
    const times: number[] = [];
    const right: Snippet[] = [];
    for (const snippet of snippets) {
      let specific = '';
      let best = Number.POSITIVE_INFINITY;
      for (let i = 0; i < tries; i++) {
        const start = performance.now();
        specific = await guesser(snippet.text);
        best = Math.min(best, performance.now() - start);
      }
      times.push(best);
      if (specific === snippet.label) right.push(snippet);
    }
    const long = snippets.filter(({ lines }) => lines > longer);
    rows.push([
      name,
      percent(right.length / snippets.length),
      percent(right.filter(({ lines }) => lines > longer).length / long.length),
      `${percentile(times, 0.5).toFixed(2)} ms`,
      `${percentile(times, 0.95).toFixed(2)} ms`,
      `${Math.max(0, memory() - before).toFixed(0)} MB`,
    ]);
  };
  await measure('signs alone', () => text => signOf(text) ?? 'txt');
  await measure('own model alone', () => text => guess(text)[0]?.specific ?? 'txt');
  await measure('**signs, own model** (shipped)', () => text => languageOfText(text).specific);
  await measure('@vscode/vscode-languagedetection alone', async () => (await vscodeModel()).first);
  await measure('signs, VS Code model above 0.2', async () => {
    const { above } = await vscodeModel();
    return async text => signOf(text) ?? (await above(text)) ?? 'txt';
  });
  await measure('signs, VS Code model above 0.2, own model', async () => {
    const { above } = await vscodeModel();
    return async text => signOf(text) ?? (await above(text)) ?? languageOfText(text).specific;
  });
  const count = new Set(snippets.map(({ label }) => label)).size;
  const packages = new Set(snippets.map(({ from }) => from)).size;
  return `### Language

${snippets.length} held-out snippets of 1 to 40 lines, ${snippets.filter(({ lines }) => lines > longer).length} of them over ${longer}, in ${count} languages, from ${packages} packages that the model did not learn from; the label is the file's extension. First answer right:

${table(['way', 'all', `over ${longer} lines`, 'p50', 'p95', 'memory'], rows)}`;
}

async function vscodeModel(): Promise<{ first: Guesser; above: (text: string) => Promise<string | undefined> }> {
  const { ModelOperations } = createRequire(import.meta.url)(
    '@vscode/vscode-languagedetection',
  ) as typeof import('@vscode/vscode-languagedetection');
  const model = new ModelOperations({ minContentSize: 0 });
  const best = async (text: string) => (await model.runModel(text))[0];
  const name = (id: string) => renamed[id] ?? id;
  return {
    first: async text => name((await best(text))?.languageId ?? 'txt'),
    above: async text => {
      const found = await best(text);
      return found && found.confidence > modelFloor ? name(found.languageId) : undefined;
    },
  };
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss() / 2 ** 20;
}
