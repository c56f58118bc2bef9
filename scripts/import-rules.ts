import { posix } from 'node:path';

/** One import: paths from the project's folder for files of the project, else the bare specifier. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** A file named by its URL, to start as a thread or to read: other rules than layers hold for it. */
  readonly byUrl?: true;
}

/** Who may stand on whom inside src-main; a folder imports itself and what stands lower, not what stands beside it. */
const layers: readonly (readonly string[])[] = [
  ['(entry)'],
  ['shell'],
  ['ipc', 'server'],
  ['streams'],
  ['assets'],
  ['search', 'enrich', 'transfer', 'settings', 'backups'],
  ['storage'],
  ['log'],
];

/** Packages with one place each. */
const homes: readonly { readonly name: RegExp; readonly folders: RegExp; readonly words: string }[] = [
  {
    name: /^electron(\/|$)/,
    folders: /^(src-main\/(index\.ts|shell\/|ipc\/)|src-preload\/|e2e\/electron\/)/,
    words: 'electron belongs to index.ts, shell/, ipc/ and the preload',
  },
  {
    name: /^better-sqlite3$/,
    folders: /^(src-main\/(storage|search)|bench\/search)\//, // FTS5 and LIKE are among the bench's peers
    words: 'only storage/ and search/ hold SQL',
  },
];

const tops = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'src-cli', 'scripts', 'e2e', 'bench'];

/** What each folder may import of the others. */
const reach: Readonly<Record<string, readonly string[]>> = {
  'src-shared': [],
  'src-main': ['src-shared'],
  'src-preload': ['src-shared'],
  'src-renderer': ['src-shared'],
  'src-cli': ['src-shared'],
  scripts: ['src-shared', 'src-main'],
  e2e: ['src-shared', 'scripts'],
  bench: ['src-shared', 'src-main', 'scripts'],
};

/** Why an import is against docs/architecture.md, or undefined where it is not. */
export function broken({ from, to, byUrl }: Import): string | undefined {
  const isTest = /\.test\.tsx?$/.test(from) || from.startsWith('src-main/testing/');
  const top = folderOf(from);
  const target = folderOf(to);
  if (target === undefined) return top === undefined ? undefined : brokenPackage(from, to, top, isTest);
  if (top === undefined) return undefined;
  if (target !== top && !reach[top]?.includes(target)) return `${top} may not import ${target}`;
  if (!isTest && top !== 'bench' && to.includes('/testing/')) return 'testing/ is for tests and benches';
  if (!isTest && !byUrl && top === 'src-main' && target === 'src-main') return brokenLayer(from, to);
  return undefined;
}

function brokenPackage(from: string, to: string, top: string, isTest: boolean): string | undefined {
  const home = homes.find(({ name }) => name.test(to));
  if (home && !home.folders.test(from)) return home.words;
  if (isTest) return undefined;
  if (top === 'src-shared' && !/^zod(\/|$)/.test(to)) return 'src-shared imports zod and itself only';
  if (top === 'src-renderer' && to.startsWith('node:')) return 'the renderer runs without Node';
  return undefined;
}

function brokenLayer(from: string, to: string): string | undefined {
  const [above, below] = [layerOf(from), layerOf(to)];
  if (above === -1 || below === -1)
    return `${above === -1 ? from : to} is in no layer of src-main: name it in scripts/import-rules.ts`;
  if (above > below) return `${from} stands below ${to}`;
  if (above === below && above > 0 && posix.dirname(from).split('/')[1] !== posix.dirname(to).split('/')[1])
    return `${from} stands beside ${to}`;
  return undefined;
}

/** The entries (index, headless, workers) are one layer, and the top one. */
function layerOf(path: string): number {
  const [, folder = '', ...rest] = path.split('/');
  return layers.findIndex(names => names.includes(rest.length === 0 ? '(entry)' : folder));
}

function folderOf(path: string): string | undefined {
  return tops.find(top => path.startsWith(`${top}/`));
}

/** Static, dynamic and side-effect imports, re-exports, workers by URL, and `import()` in types. */
const specifiers =
  /(?:^|[\s;}])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]|new URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g;

/** All imports of one source file. */
export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(specifiers)].flatMap(match => {
    const [, ...found] = match;
    const specifier = found.find(part => part !== undefined);
    if (specifier === undefined) return [];
    const [path = ''] = specifier.split('?');
    const to = path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
    return [{ from, to, ...(found.at(-1) !== undefined && { byUrl: true as const }) }];
  });
}

/** Uses of globals that have one place: `ipcRenderer` in the preload, `window.bridge` in the renderer's api folder. */
export function strayGlobals(from: string, text: string): string[] {
  const found: string[] = [];
  if (!from.startsWith('src-preload/') && /^src-/.test(from) && /\bipcRenderer\b/.test(text))
    found.push(`${from}: only the preload has ipcRenderer`);
  if (/^src-renderer\/(?!api\/)/.test(from) && /\b(?:window|globalThis)\.bridge\b/.test(text)) {
    found.push(`${from}: only src-renderer/api touches the bridge`);
  }
  return found;
}
