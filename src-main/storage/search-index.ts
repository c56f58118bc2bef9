import type { Match } from '../../src-shared/model/library.ts';
import type { AssetRecord, Hit, SearchQuery } from './port.ts';

/** A hit of the window's search, best first; `seq` is the asset's creation order. */
export interface RankedHit {
  readonly seq: number;
  readonly similar: boolean;
}

/**
 * What storage asks of the search engine, which lives in the same thread and transaction: the index is a view of the
 * library at a revision, so a committed asset is found by the next query.
 */
export interface SearchIndex {
  /** Indexes an asset, or indexes it anew. */
  put(seq: number, asset: AssetRecord): void;
  remove(seq: number): void;
  /** The window's search, over live and trashed assets alike; the caller filters. */
  rank(query: string): readonly RankedHit[];
  /** The first field that holds the query, or a word of it. */
  fieldOf(query: string, seq: number): Match['field'];
  /** The published search (assets-api section 8). */
  search(query: SearchQuery): readonly Hit[];
  /** Creation orders of live assets related to those given, closest first. */
  related(seqs: readonly number[], limit: number): readonly number[];
}
