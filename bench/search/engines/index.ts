import type { Engine } from '../engine.ts';

/** Every engine by its name, ours first; loaded one by one, so that a process holds no other's code. */
const loaders: Readonly<Record<string, () => Promise<Engine>>> = {
  Magpie: async () => (await import('./magpie.ts')).magpie,
  'Magpie, window': async () => (await import('./magpie.ts')).magpieWindow,
  'FTS5 words': async () => (await import('./sqlite.ts')).fts5Words,
  'FTS5 trigrams': async () => (await import('./sqlite.ts')).fts5Trigrams,
  LIKE: async () => (await import('./sqlite.ts')).like,
  MiniSearch: async () => (await import('./minisearch.ts')).miniSearch,
  FlexSearch: async () => (await import('./flexsearch.ts')).flexSearch,
  uFuzzy: async () => (await import('./ufuzzy.ts')).microFuzzy,
  Orama: async () => (await import('./orama.ts')).orama,
  'Fuse.js': async () => (await import('./fuse.ts')).fuse,
  ripgrep: async () => (await import('./programs.ts')).ripgrep,
  fzf: async () => (await import('./programs.ts')).fzf,
};

export const engineNames: readonly string[] = Object.keys(loaders);

/** @throws Error for a name that is none of `engineNames` */
export async function loadEngine(name: string): Promise<Engine> {
  const load = loaders[name];
  if (!load) throw new Error(`There is no engine ${name}; there are ${engineNames.join(', ')}`);
  return await load();
}
