import type {
  Collected,
  Collecting,
  Collection,
  CollectionEdit,
  DeletedCollection,
  NewCollection,
} from '../../src-shared/model/collections.ts';
import type { Application } from '../../src-shared/model/common.ts';
import type {
  AnchorType,
  AnnotationType,
  ClassificationGeneric,
  HintType,
  Mechanism,
  Platform,
  Role,
  SearchedMatch,
  SensitiveCategory,
  SensitiveSeverity,
  TagCategory,
} from '../../src-shared/model/enums.ts';
import type { Health } from '../../src-shared/model/health.ts';
import type { HistoryPage } from '../../src-shared/model/history.ts';
import type { AssetId, CollectionId, FormatId } from '../../src-shared/model/ids.ts';
import type { Insight } from '../../src-shared/model/insight.ts';
import type {
  Change,
  CopyOrigin,
  Facets,
  IndexDifference,
  IndexState,
  LibraryFilter,
  Mark,
  Page,
  Sort,
  Space,
} from '../../src-shared/model/library.ts';
import type { SearchInput } from '../../src-shared/model/search.ts';
import type { EnrichmentStep } from '../../src-shared/model/settings.ts';
import type { ColouredTag, DeletedTags, ListedTag, TagEdit, TaggedSnippet, Tagging } from '../../src-shared/model/tags.ts';

/*
 * What the Assets service keeps, and what it asks of a database. Plain values, immutable, cheap to clone between threads;
 * no SQL and no rows. Times are milliseconds since 1970. An asset's formats stand original first.
 */

/** Text or bytes, as sent. */
export type Payload = string | Uint8Array<ArrayBuffer>;

export interface FormatRecord {
  readonly id: FormatId;
  readonly kind: 'fragment' | 'file';
  readonly role: Role;
  readonly generic: ClassificationGeneric;
  readonly specific: string;
  /** How it is known: only what was guessed from the content may be replaced by a better guess. */
  readonly classified: 'sent' | 'guessed' | 'chosen';
  /** What was read in an image. */
  readonly imageText?: string;
  /** What the window calls it: a file's name, else blank. */
  readonly label: string;
  readonly application: Application;
  /** Blank where a read left payloads out. */
  readonly payload: Payload;
  /** Bytes; for text its UTF-8 length. */
  readonly size: number;
  readonly created: number;
  readonly updated: number;
}

interface Material {
  readonly id: string;
  readonly created: number;
  readonly updated: number;
}

export interface TagRecord extends Material {
  readonly text: string;
  readonly category: TagCategory;
  readonly mechanism: Mechanism;
}

export interface WebsiteRecord extends Material {
  readonly url: string;
  readonly name: string;
  readonly mechanism: Mechanism;
}

export interface AnnotationRecord extends Material {
  readonly type: AnnotationType;
  readonly text: string;
  readonly mechanism: Mechanism;
  readonly pseudo?: boolean;
  readonly favorited?: boolean;
}

export interface AnchorRecord extends Material {
  readonly type: AnchorType;
  readonly fullpath: string;
  /** The id of its one point. */
  readonly point: string;
  readonly name?: string;
  readonly platform?: Platform;
  readonly watch?: boolean;
}

export interface HintRecord extends Material {
  readonly type: HintType;
  readonly text: string;
  readonly mechanism: Mechanism;
}

/** A secret that stands in the asset's text. */
export interface SensitiveRecord extends Material {
  readonly text: string;
  readonly category: SensitiveCategory;
  readonly severity: SensitiveSeverity;
  /** What it is, in words for people: `Stripe live key`. */
  readonly name: string;
}

export interface AssetRecord {
  readonly id: AssetId;
  readonly name: string;
  /** Derived names may be replaced by better ones; a user's never. */
  readonly nameDerived: boolean;
  readonly mechanism: Mechanism;
  /** Rises by one with each change. */
  readonly version: number;
  readonly pseudo: boolean;
  readonly demo?: boolean;
  readonly discovered?: boolean;
  readonly favourite?: boolean;
  readonly created: number;
  readonly updated: number;
  /** Set while it lies in the trash. */
  readonly deleted?: number;
  readonly formats: readonly FormatRecord[];
  readonly tags: readonly TagRecord[];
  readonly websites: readonly WebsiteRecord[];
  readonly annotations: readonly AnnotationRecord[];
  readonly anchors: readonly AnchorRecord[];
  readonly hints: readonly HintRecord[];
  readonly sensitives: readonly SensitiveRecord[];
  readonly origin?: CopyOrigin;
}

/** What became of a save: `known` is stored already, `restored` was and lay in the trash. */
export interface Saving {
  readonly outcome: 'saved' | 'known' | 'restored';
  /** The asset, new or known. */
  readonly asset: AssetRecord;
}

/** A tag that a person gave, with how many assets have it. */
export interface OwnTag {
  readonly text: string;
  readonly count: number;
}

/** A tag or website to link: an existing one of equal text or url is reused, else `id` becomes a new one's. */
export type TagLink = Omit<TagRecord, 'created' | 'updated'>;
export type WebsiteLink = Omit<WebsiteRecord, 'created' | 'updated'>;
export type SensitiveLink = Omit<SensitiveRecord, 'created' | 'updated'>;

/** Tags given to assets and taken off them. */
export interface TagAssignment {
  readonly add: readonly { readonly tag: TagLink; readonly snippets: readonly TaggedSnippet[] }[];
  readonly remove: Tagging['remove'];
}

export interface NewAsset
  extends Omit<AssetRecord, 'version' | 'tags' | 'websites' | 'sensitives' | 'origin' | 'updated' | 'deleted'> {
  readonly tags: readonly TagLink[];
  readonly websites: readonly WebsiteLink[];
  /** Those that are known with the save already. */
  readonly sensitives?: readonly SensitiveLink[];
  /** How many tags and websites the enrichment may add at most, where a client said so (assets-api section 7.2). */
  readonly bounds?: EnrichmentBounds;
}

/** An asset with all that the library keeps about it, as an archive holds it. Its tags and websites are known by their text. */
export interface ArchivedAsset {
  readonly asset: AssetRecord;
  /** A person chose its tags: none are worked out. */
  readonly tagsOwned: boolean;
  readonly uses: number;
  readonly used?: number;
  /** The plain collections it is in. */
  readonly collections: readonly CollectionId[];
  /** Its secrets are hidden: it is no more than the asset of its id, where there is one. */
  readonly masked?: boolean;
}

/** What became of an archived asset: `copied` has another id, since its own is another's; `known` was there, `restored` in the trash. */
export interface AddedAsset {
  readonly outcome: 'added' | 'copied' | 'known' | 'restored';
  readonly id: AssetId;
  readonly version: number;
}

export interface EnrichmentBounds {
  readonly tags?: number;
  readonly websites?: number;
}

/** An asset that waits for some steps. */
export interface EnrichmentJob {
  readonly asset: AssetRecord;
  readonly steps: readonly EnrichmentStep[];
  /** Names the content the job is for: an edit makes another. */
  readonly ticket: number;
  readonly bounds: EnrichmentBounds;
}

/** What steps found in one asset; absent is unchanged. Nothing of it replaces what a person gave. */
export interface Enrichment {
  readonly id: AssetId;
  readonly ticket: number;
  readonly at: number;
  /** Of its original; fragments that were added have the one they were added with. */
  readonly language?: { readonly generic: ClassificationGeneric; readonly specific: string };
  readonly name?: string;
  /** All that are found, in place of those found before. */
  readonly tags?: readonly TagLink[];
  readonly websites?: readonly WebsiteLink[];
  /** Blank takes the one found before away. */
  readonly description?: { readonly id: string; readonly text: string };
  readonly sensitives?: readonly SensitiveLink[];
  readonly imageTexts?: readonly { readonly format: FormatId; readonly text: string }[];
}

/** What changes in an asset; absent is unchanged. `base` other than the stored version is refused as a conflict. */
export interface AssetEdit {
  readonly id: AssetId;
  readonly at: number;
  readonly base?: number;
  readonly name?: { readonly text: string; readonly derived: boolean };
  readonly favourite?: boolean;
  /** All of its tags. */
  readonly tags?: readonly TagLink[];
  /** One more, where it stands not yet. */
  readonly tagToAdd?: TagLink;
  readonly formats?: readonly FormatEdit[];
  /** All formats it has from now on, in order: new ones whole, of the others their role. What is left out is removed. */
  readonly layout?: readonly (FormatRecord | FormatPlace)[];
  /** Secrets in the new texts, beside those that are known. */
  readonly sensitives?: readonly SensitiveLink[];
}

export type FormatPlace = Pick<FormatRecord, 'id' | 'role'>;

/** Which earlier states stay: all of some days, then the last of each day, none older than some days, at most so many. */
export interface VersionRules {
  readonly wholeDays: number;
  readonly oldestDays?: number;
  readonly most: number;
}

/** A format that an edit has removed, as it was. */
export interface RemovedFormat {
  readonly format: FormatRecord;
  /** How many fragments stood before it. */
  readonly at: number;
}

export interface FormatEdit {
  readonly id: FormatId;
  readonly payload?: Payload;
  readonly label?: string;
  /** As a person chose it. */
  /** Chosen by the person from now on, or still to be guessed at. */
  readonly classification?: { readonly generic: ClassificationGeneric; readonly specific: string; readonly guessed?: boolean };
}

/** An asset as it was before some edit. */
export interface PastState {
  readonly name: string;
  readonly nameDerived: boolean;
  readonly tags: readonly string[];
  /** Those that were shown, in order; of one that is no more, also what it needs to come back. */
  readonly fragments: readonly PastFragment[];
}

export type PastFragment = Pick<FormatRecord, 'id' | 'generic' | 'specific' | 'label' | 'size' | 'payload'> &
  Partial<FormatRecord>;

export interface PageQuery {
  readonly filter: LibraryFilter;
  readonly sort: Sort;
  readonly limit: number;
  readonly after?: string;
  /** Who types: a newer page for the same one makes those that still wait `cancelled`. */
  readonly typist?: string;
  /** How long the trash keeps what lies there; absent: until it is emptied. */
  readonly trashDays?: number;
}

/** A search of the published API (assets-api section 8). */
export interface SearchQuery extends SearchInput {
  /** Assets with any of these tags, without regard to case. */
  readonly anyTag?: readonly string[];
  readonly pseudo: boolean;
}

export interface Hit {
  readonly id: AssetId;
  readonly exact: boolean;
  readonly score: number;
  readonly match: SearchedMatch;
  readonly pseudo: boolean;
}

export interface RelatedAsset {
  readonly id: AssetId;
  readonly name: string;
  readonly specific: string;
  /** Tags, websites and words that both have, a few. */
  readonly shared: readonly string[];
  /** How much of its text the first of the given ones has as well, from 0 to 1. */
  readonly similarity: number;
  /** Whether they were used within minutes of each other, more than once. */
  readonly together: boolean;
}

/** Where a page of assets goes on: the creation order of the last one. */
export interface AssetPage {
  readonly assets: readonly AssetRecord[];
  readonly next?: number;
}

/** Reads see every write that was answered before they were asked. */
export interface Reads {
  /** The asset, live or in the trash; `gone` when it was purged, `unknown` when the id was never issued. */
  asset(id: AssetId): Promise<AssetRecord | 'gone' | 'unknown'>;
  /**
   * The first of some assets, live or trashed, in the order given: as many as may be held at once, at least one. Those
   * that are gone are left out; `taken` tells how many of the ids were dealt with.
   */
  assets(
    ids: readonly AssetId[],
    payloads: boolean,
  ): Promise<{ readonly assets: readonly AssetRecord[]; readonly taken: number }>;
  /** Live assets, newest first, by keyset: as many as may be held at once. */
  assetPage(options: { readonly pseudo: boolean; readonly payloads: boolean; readonly before?: number }): Promise<AssetPage>;
  /** Live ids, newest first, and the revision they stand for. */
  identifiers(pseudo: 'without' | 'with' | 'only'): Promise<{ readonly revision: number; readonly ids: readonly AssetId[] }>;
  /** Ids by use and recency: what `suggested` and an empty recommendation order by. */
  mostUsed(options: { readonly pseudo: boolean }): Promise<readonly AssetId[]>;
  /** The ids of some assets, or of all, live and trashed, oldest first. */
  oldestFirst(ids?: readonly AssetId[]): Promise<readonly AssetId[]>;
  /** As `assets`, with all that the library keeps about each. */
  archived(ids: readonly AssetId[]): Promise<{ readonly assets: readonly ArchivedAsset[]; readonly taken: number }>;
  /** The creation order of the newest asset. */
  newest(): Promise<number>;
  content(id: FormatId): Promise<Payload | undefined>;
  /** Some bytes of a format, of text in UTF-8, and how many there are in all. */
  contentPart(
    id: FormatId,
    from: number,
    length: number,
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly size: number } | undefined>;
  /** A format that an edit of the asset has removed; undefined for one that is there, or never was. */
  removedFormat(asset: AssetId, id: FormatId): Promise<RemovedFormat | undefined>;
  /** The small picture made of a format's content, if it was made. */
  thumbnail(id: FormatId): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The asset, live or trashed, that a format or an annotation belongs to. */
  ownerOf(part: 'format' | 'annotation', id: string): Promise<AssetId | undefined>;
  tag(by: { readonly id: string } | { readonly text: string }): Promise<Omit<TagRecord, 'mechanism'> | undefined>;
  /** Every program that has saved something, each id once as it last introduced itself. */
  applications(): Promise<readonly Application[]>;
  /** Bytes of earlier states alone, and of what lies in the trash: 0.1 s for 100,000 snippets. */
  space(): Promise<Pick<Space, 'versions' | 'trash'>>;
  /** The library as a whole at a time: one statement after the other, 0.2 s for 100,000 snippets. */
  insight(now: number): Promise<Omit<Insight, 'diskBytes'>>;
  /** The states of an asset, newest first, with what made each. @throws AppError `not_found` */
  history(query: { readonly id: AssetId; readonly before?: number; readonly limit: number }): Promise<HistoryPage>;
  /** @throws AppError `not_found` for a version that the asset never had */
  pastState(id: AssetId, version: number): Promise<PastState>;
  /** @throws AppError `malformed` for a cursor this store did not give */
  page(query: PageQuery): Promise<Page>;
  facets(filter: LibraryFilter): Promise<Facets>;
  /** All that `page` lists, in no order. */
  filteredIds(filter: LibraryFilter): Promise<readonly AssetId[]>;
  /** The stored groups of settings, by name. */
  settings(): Promise<Readonly<Record<string, unknown>>>;
  search(query: SearchQuery): Promise<readonly Hit[]>;
  /** Whether all of the library is in the search index. */
  indexState(): Promise<IndexState>;
  /**
   * Compares the search index with the library, some assets in a call, newest first; `next` is handed back to go on, and
   * absent at the end. What a rebuild has not come to is not compared.
   */
  checkIndex(next?: number): Promise<{
    readonly checked: number;
    readonly differences: readonly IndexDifference[];
    readonly next?: number;
  }>;
  /** Starts making the search index anew. It is a view of the library, whose revision stays. */
  rebuildIndex(): Promise<void>;
  /**
   * Gives space that nothing uses any more back to the disk, a few milliseconds of it: the bytes that were won, and whether
   * there is more to do. What was removed is in no file of the database after the last turn.
   */
  trim(): Promise<{ readonly freed: number; readonly more: boolean }>;
  /** All collections, each after the one it is in. */
  collections(): Promise<readonly Collection[]>;
  /** Assets that wait to be enriched and whose time has come, the newest saves first. */
  enrichmentJobs(options: { readonly at: number; readonly limit: number }): Promise<readonly EnrichmentJob[]>;
  /** How many assets wait to be enriched, due or not. */
  enrichmentWaiting(): Promise<number>;
  /** All tags by their text, also those that no asset has. */
  tags(): Promise<readonly ListedTag[]>;
  tagColours(): Promise<readonly ColouredTag[]>;
  /** What was filled in last for the placeholders of an asset, by the label of the field. */
  placeholderValues(id: AssetId): Promise<Readonly<Record<string, string>>>;
  /** The tags that a person gave, the most used first, some hundreds at most. */
  ownTags(): Promise<readonly OwnTag[]>;
  /** Live assets sharing tags, websites or rare words with the given ones, closest first; then near-duplicates beyond the limit. */
  related(ids: readonly AssetId[], limit: number): Promise<readonly RelatedAsset[]>;
}

/** Each write is one transaction: durable before it is answered, nothing of it when it throws. */
export interface Writes {
  create(asset: NewAsset): Promise<AssetRecord>;
  /**
   * Creates the asset unless one of a single fragment holds the same text or bytes, letter for letter. A trashed one is
   * taken out of the trash instead. Pseudo assets are not looked at.
   */
  save(asset: NewAsset): Promise<Saving>;
  /**
   * Adds assets whole: ids, times, uses and state as they were. None that is there is changed: one of the same id and
   * content, or of the same content up to `before` in the order of creation, is `known` and at most taken out of the trash.
   */
  addArchived(assets: readonly ArchivedAsset[], before: number): Promise<readonly AddedAsset[]>;
  /** Notes where an asset was copied; nothing where it is gone. It is no edit: version and time stay. */
  putOrigin(id: AssetId, origin: CopyOrigin): Promise<void>;
  /** Keeps the small picture of a format's content, as long as that content; it takes no revision. */
  putThumbnail(id: FormatId, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Makes a tag, or gives the one of equal text. */
  createTag(tag: TagLink, at: number): Promise<Omit<TagRecord, 'mechanism'>>;
  /** @throws AppError `not_found`, `gone`, `conflict` */
  edit(edit: AssetEdit): Promise<AssetRecord>;
  /** Gives the ids that were live and now are not. */
  trash(ids: readonly AssetId[], at: number): Promise<readonly AssetId[]>;
  /** Gives the ids that were in the trash and now are live. */
  restore(ids: readonly AssetId[]): Promise<readonly AssetId[]>;
  /** Sets flags of live assets; gives those that changed, as they were. */
  mark(marks: readonly Mark[], at: number): Promise<readonly Mark[]>;
  /** Notes that an asset was used. It stays as it is: there is no revision and no version of this. */
  use(id: AssetId, at: number): Promise<void>;
  /** Keeps what was filled in, by label; null forgets it. The asset stays as it is, and there is no revision of this. */
  rememberPlaceholders(id: AssetId, values: Readonly<Record<string, string | null>>): Promise<void>;
  /** Removes trashed assets for good, and contents, tags and websites nothing else uses; gives the ids it removed. */
  purge(ids: readonly AssetId[], at: number): Promise<readonly AssetId[]>;
  /** How many assets lie in the trash for so many days, which the library counts itself (docs/decisions/0026). */
  countDue(due: { readonly at: number; readonly days: number }): Promise<number>;
  /** Removes some of them for good, as many as keep nobody waiting; none is the end. */
  purgeDue(due: { readonly at: number; readonly days: number }): Promise<readonly AssetId[]>;
  /**
   * Thins the earlier states of some assets, those after one by creation order; `next` is handed back to go on, and absent
   * at the end. It is no change of the assets and takes no revision.
   */
  thinVersions(thinning: {
    readonly at: number;
    readonly rules: VersionRules;
    readonly after: number;
  }): Promise<{ readonly thinned: number; readonly next?: number }>;
  /**
   * Applies what the steps found and ends the job. Undefined, and nothing done, when an edit has overtaken it. Neither the
   * version nor the time of the last change moves: they are a person's.
   */
  enrich(found: Enrichment): Promise<AssetRecord | undefined>;
  /** A job did not succeed: it is tried again later, a few times. */
  postponeEnrichment(job: { readonly id: AssetId; readonly ticket: number; readonly at: number }): Promise<void>;
  /** Puts all live assets into the queue for some steps, behind what was saved meanwhile; gives their number. */
  enqueueEnrichment(steps: readonly EnrichmentStep[]): Promise<number>;
  /** Takes what was put there so out of the queue; gives their number. */
  cancelEnrichment(): Promise<number>;
  /** Writes something that nobody reads. @throws AppError with what stands against writing */
  tryWriting(at: number): Promise<void>;
  /** Replaces the groups that are given; they take no revision. */
  putSettings(groups: Readonly<Record<string, unknown>>): Promise<void>;
  /** @throws AppError `not_found` for its parent, `name_taken`, `unprocessable` for a parent that is smart */
  createCollection(collection: NewCollection & { readonly id: CollectionId }, at: number): Promise<Collection>;
  /** @throws AppError as `createCollection`, and `unprocessable` for a collection put into itself */
  editCollection(edit: CollectionEdit, at: number): Promise<Collection>;
  /** @throws AppError `not_found` */
  deleteCollection(id: CollectionId): Promise<DeletedCollection>;
  /** @throws AppError `name_taken`, and for one that is there already */
  restoreCollection(deleted: DeletedCollection): Promise<Collection>;
  /** Gives the tag as it was. @throws AppError `not_found`, `name_taken` */
  editTag(edit: TagEdit, at: number): Promise<ListedTag>;
  /** Live and trashed assets; unknown ones are left out. Gives what really changed. */
  assignTags(tagging: TagAssignment, at: number): Promise<Tagging>;
  /** @throws AppError `not_found`, `unprocessable` for a tag merged into itself */
  mergeTags(merge: { readonly ids: readonly string[]; readonly into: string }): Promise<DeletedTags>;
  /** @throws AppError `not_found` */
  deleteTags(ids: readonly string[]): Promise<DeletedTags>;
  restoreTags(deleted: DeletedTags): Promise<void>;
  /** Live and trashed assets; unknown ones are left out. @throws AppError `not_found`, `unprocessable` for a smart one */
  collect(collecting: Collecting): Promise<Collected>;
}

/** The storage port. Failures of the database are AppErrors with the codes of `storageFaults`. */
export interface Storage extends Reads, Writes {
  /** The installation's user id, made once. */
  readonly user: string;
  /** The database and its version: `SQLite 3.54.0`. */
  readonly engine: readonly [name: string, version: string];
  /** The newest revision when it was opened. */
  readonly revision: number;
  /** Whether it can be written, by what became of the last write. */
  health(): Health;
  onHealth(listener: (health: Health) => void): void;
  /** What was done as it was opened, as lines for the log. */
  readonly notes: readonly string[];
  /** Called for each commit, in order; a writer is answered when the returned promise is settled. */
  onCommit(listener: (change: Change) => void | Promise<void>): void;
  /** Called when a call has met damage in the library file; that call fails with `library_damaged`. */
  onDamage(listener: () => void): void;
  /**
   * Puts the file that lies ready in the place of the library; what is asked meanwhile waits for it. Gives the file that
   * the old library has now. @throws AppError, and the library is the one it was
   */
  replace(at: number): Promise<string>;
  close(): Promise<void>;
}

/** The same methods as a thread that owns the database has them. */
export type Sync<T> = { [K in keyof T]: T[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never };
