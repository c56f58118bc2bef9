import type { EnrichmentStep } from '../../src-shared/model/settings.ts';
import type { AssetRecord, Enrichment, EnrichmentBounds, OwnTag } from '../storage/port.ts';

/* What the main thread and the enrichment's thread say to each other: one job at a time. */

/** What the steps look at, stored or not. */
export type Enrichable = Pick<AssetRecord, 'formats' | 'nameDerived'>;

/** Everything the steps need; they touch neither storage nor network. */
export interface Task {
  readonly asset: Enrichable;
  readonly steps: readonly EnrichmentStep[];
  readonly bounds: EnrichmentBounds;
  /** The user's own tags, the most used first. */
  readonly ownTags: readonly OwnTag[];
  /** What was read in its images. */
  readonly imageTexts: NonNullable<Enrichment['imageTexts']>;
}

/** What was found, as storage takes it. */
export type Found = Omit<Enrichment, 'id' | 'ticket' | 'at'>;

export type ToThread = { readonly kind: 'task'; readonly task: Task } | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'failed'; readonly message: string; readonly stack?: string };
