import type { IndexDifference, LibraryFilter, Match } from '../../src-shared/model/library.ts';
import type { QueryProblem } from '../../src-shared/query/query.ts';
import type { AssetRecord, Hit, SearchQuery } from './port.ts';

/** A hit of the window's search; `seq` is the asset's creation order. */
export interface RankedHit {
  readonly seq: number;
  readonly similar: boolean;
}

/** An asset that has something in common with others. */
export interface Related {
  readonly seq: number;
  /** Tags, websites and words that both have, a few. */
  readonly shared: readonly string[];
  /** Whether they were used within minutes of each other, more than once. */
  readonly together: boolean;
  /** How much of its text the first of the others has as well, from 0 to 1. */
  readonly similarity: number;
}

/** What the window's search finds under a filter. */
export interface Found {
  /** The best hits in order, as many as were asked for. */
  readonly best: readonly RankedHit[];
  /** How many were found; with `atLeast` there may be more, as not all of the commonest fragments are looked for. */
  readonly total: number;
  readonly atLeast: boolean;
  /** Every hit, in no order. */
  readonly seqs: Uint32Array;
  /** How many of them are of each language, have each tag (by its folded text) and are in each plain collection (by its id). */
  counts(): {
    readonly languages: ReadonlyMap<string, number>;
    readonly tags: ReadonlyMap<string, number>;
    readonly collections: ReadonlyMap<string, number>;
  };
  readonly problems: readonly QueryProblem[];
  /** Set when the time for regular expressions was over first: the next call goes on. */
  readonly searched?: { readonly looked: number; readonly of: number };
}

/**
 * What storage asks of the search engine, which lives in the same thread: the index is a view of the library at a
 * revision. What a write stages counts once its transaction has committed, and then for the next query.
 */
export interface SearchIndex {
  /** Indexes an asset, or indexes it anew. */
  put(seq: number, asset: AssetRecord): void;
  /** The asset was trashed or restored: what it holds stays. */
  setState(seq: number, asset: Pick<AssetRecord, 'deleted' | 'pseudo' | 'favourite'>): void;
  /** How often the asset was used, by which equal hits are ranked; counts at once. */
  setUses(seq: number, uses: number): void;
  remove(seq: number): void;
  /** The transaction of what was staged has committed. */
  commit(revision: number): void;
  rollback(): void;
  /** The window's search, with the best `count` hits in order. */
  find(filter: LibraryFilter, count: number): Found;
  /** How many snippets a query finds; undefined when to count them takes too long. */
  count(query: string): number | undefined;
  /** Why each of these hits was found. */
  explain(query: string, hits: readonly RankedHit[]): readonly Match[];
  /** The published search (assets-api section 8). */
  search(query: SearchQuery): readonly Hit[];
  /** Live assets related to those given, closest first, as many as asked for; then near-duplicates that are not among them. */
  related(seqs: readonly number[], limit: number): readonly Related[];
  /** How far a rebuild is, in assets; undefined when none is under way. */
  progress(): { readonly done: number; readonly total: number } | undefined;
  /** Compares assets older than `below` with the index, some in a call; `next` goes on, and is absent at the end. */
  check(below: number): {
    readonly checked: number;
    readonly differences: readonly { readonly seq: number; readonly kind: IndexDifference['kind'] }[];
    readonly next?: number;
  };
  /** Makes the index anew, in the background. */
  rebuild(): void;
  /** Stops work in the background; resolves when the index's files are whole. */
  close(): Promise<void>;
}
