import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddFigures, ClassFigures } from './measure.ts';
import type { ClassName } from './queries.ts';

/** Milliseconds that a peer has for the queries of one class. */
export const mostPerPeerClass = 3000;

/** What one run of the search bench found out; one JSON file in docs/benchmarks. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly count: number;
  /** Bytes of the snippets' texts. */
  readonly textBytes: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly seeds: { readonly tuned: number; readonly heldOut: number };
  readonly engines: readonly EngineResults[];
}

export interface EngineResults {
  readonly name: string;
  readonly how: string;
  /** When it was measured, where that was in another run than the rest. */
  readonly date?: string;
  /** Why there are no figures, or not all. */
  readonly note?: string;
  /** Absent where the index is built at each start. */
  readonly buildSeconds?: number;
  readonly rebuildSeconds?: number;
  /** What the index takes in memory beyond the text it holds. */
  readonly indexBytes?: number;
  readonly diskBytes?: number;
  /** Beyond a bare Node process, after the queries. */
  readonly memoryMb?: number;
  /** From before it was opened; with building where that is done at each start. */
  readonly firstAnswerMs?: number;
  readonly add?: AddFigures;
  readonly sets?: readonly { readonly seed: number; readonly classes: readonly ClassFigures[] }[];
}

/** The figures of one class, those of the held-out seed unless another is asked for. */
export function classOf(
  results: Results,
  engine: EngineResults,
  name: ClassName,
  seed = results.seeds.heldOut,
): ClassFigures | undefined {
  return engine.sets?.find(set => set.seed === seed)?.classes.find(figures => figures.name === name);
}

export const docsFolder = join(import.meta.dirname, '..', '..', 'docs');

/**
 * A run in which some engines were left out, with the figures that are kept of those: of the same snippets and queries, on
 * another day or under another load, as each says.
 */
export function withKept(results: Results): Results {
  const kept = keptResults().find(({ count }) => count === results.count);
  const isSame = kept?.textBytes === results.textBytes && JSON.stringify(kept.seeds) === JSON.stringify(results.seeds);
  if (!kept || !isSame) return results;
  const measured = new Set(results.engines.map(({ name }) => name));
  const others = kept.engines.filter(({ name }) => !measured.has(name)).map(engine => ({ date: kept.date, ...engine }));
  return { ...results, engines: [...results.engines, ...others] };
}

/** Sizes of library whose results are kept. */
export const keptCounts: readonly number[] = [100_000, 1_000_000];

export function resultsFile(count: number): { readonly folder: string; readonly path: string } {
  const folder = join(docsFolder, 'benchmarks');
  return { folder, path: join(folder, `search-${count}.json`) };
}

/** The results that are kept, the smaller library first. */
export function keptResults(): Results[] {
  return keptCounts
    .map(count => resultsFile(count).path)
    .filter(existsSync)
    .map(path => JSON.parse(readFileSync(path, 'utf8')) as Results);
}
