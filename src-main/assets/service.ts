import type { Service } from '../../src-shared/contract/index.ts';
import type { Asset } from '../../src-shared/model/asset.ts';
import type { Backup } from '../../src-shared/model/backups.ts';
import type { Health } from '../../src-shared/model/health.ts';
import type { AssetId, FormatId } from '../../src-shared/model/ids.ts';
import type { Change, CopyOrigin } from '../../src-shared/model/library.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Transfers } from '../transfer/transfers.ts';
import type { Lists } from './lists.ts';

/** Announces commits in the order of their revisions. */
export interface ChangeFeed {
  /** The newest committed revision; 0 for an empty library. */
  readonly revision: number;
  /**
   * The listener runs after the commit, so that what it reads back shows the change. A writer is answered only when
   * the promise a listener returns is settled (assets-api section 6, rule 4): hand the change over, do not wait for a peer.
   */
  subscribe(listener: (change: Change) => void | Promise<void>): () => void;
}

/** Tells whether the library can be written. */
export interface HealthFeed {
  current(): Health;
  subscribe(listener: (health: Health) => void): () => void;
}

/** The bytes of one format, as `/magpie/content/{format}` gives them to an `<img>` of the window. */
export interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** A raster image type found by magic bytes, else `application/octet-stream`. */
  readonly mime: string;
}

/** The Assets service: all that a host needs, without Electron. */
export interface AssetsService {
  readonly handlers: Service;
  readonly changes: ChangeFeed;
  /** Whether the library can be written, and when that changes. */
  readonly health: HealthFeed;
  /** The wire form of assets by id, in the order given, the trashed ones with `deleted`; ids that are gone are left out. */
  assetsById(ids: readonly AssetId[], transferables: boolean): Promise<Asset[]>;
  /** All live ids, newest first, and the revision they stand for. */
  identifiers(options: { readonly pseudo: boolean }): Promise<{ readonly revision: number; readonly ids: readonly AssetId[] }>;
  /** What may be as large as the library, page by page. */
  readonly lists: Lists;
  content(id: FormatId): Promise<Content | undefined>;
  /** A small picture of an image for lists, made at the first look; what cannot be made smaller comes as it is. */
  thumbnail(id: FormatId): Promise<Content | undefined>;
  /** Notes where a snippet was copied, once that is known; nothing where it is gone. */
  putOrigin(id: AssetId, origin: CopyOrigin): Promise<void>;
  /** What goes out and in as a whole; its bytes do not fit into calls. */
  readonly transfers: Pick<Transfers, 'receive' | 'open' | 'file'>;
  /** Takes a file that somebody picked among the backups that can be restored. @throws AppError for one that cannot be */
  pickBackup(file: string): Promise<Backup>;
  readonly settings: Pick<SettingsService, 'current' | 'subscribe'>;
  close(): Promise<void>;
}
