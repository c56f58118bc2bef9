import { AppError } from '../../src-shared/errors.ts';
import type { WriteDb } from '../storage/sqlite/db.ts';
import { asAppError } from '../storage/sqlite/failures.ts';
import { catchUp } from './catch-up.ts';
import { type CheckedDocuments, checkDocuments } from './check.ts';
import type { IndexedDocument } from './document.ts';
import { IndexFiles } from './files.ts';
import { IndexParts } from './parts.ts';
import { createReader, type Reader } from './reader.ts';
import { Rebuild } from './rebuild.ts';
import type { Segment } from './segment/segment.ts';

/** What tests make smaller. */
export interface Limits {
  /** A library of up to so many assets is indexed at once when it is opened. */
  readonly rebuiltAtOnce: number;
  /** Assets indexed again before the first answer when an index is read from its files: 500 take some 50 ms. */
  readonly caughtUpAtOnce: number;
  /** Segments of fewer documents are not worth a file: the change feed brings them back. */
  readonly minStored: number;
}

/** At once: 100 ms. */
const usual: Limits = { rebuiltAtOnce: 2000, caughtUpAtOnce: 500, minStored: 1000 };
/** Documents that a scan reads at a time. */
const readAtOnce = 256;
/** A pause between writes after which the work in the background goes on, in milliseconds. */
const pauseBeforeWork = 50;
/** Files are written when nothing has happened for so long, in milliseconds: an import must not write them again and again. */
const quietBeforeStoring = 1000;
/** Where the library cannot be read, the work in the background is tried again after so long, in milliseconds. */
const pauseAfterFault = 1000;

/** The index of one library: its parts in memory, its files, and the work in the background that keeps them in shape. */
export class LibraryIndex {
  readonly parts = new IndexParts();
  readonly reader: Reader;
  readonly #db: WriteDb;
  readonly #limits: Limits;
  readonly #files: IndexFiles | undefined;
  #rebuild: Rebuild | undefined;
  /** Assets of the library when the last rebuild began. */
  #total = 0;
  #working = false;
  #storing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** Without a folder the index lives in memory alone. */
  constructor(db: WriteDb, folder: string | undefined, limits: Limits = usual) {
    this.#db = db;
    this.#limits = limits;
    this.reader = createReader(db);
    this.#files = folder === undefined ? undefined : new IndexFiles(folder);
    this.#open();
  }

  /** Assets older than this are not in the index yet; 0 when all are. */
  get missingBelow(): number {
    return this.#rebuild?.missingBelow ?? 0;
  }

  /** How far a rebuild is, in assets; undefined when none is under way. */
  get progress(): { readonly done: number; readonly total: number } | undefined {
    return this.#rebuild && { done: this.#rebuild.done, total: this.#total };
  }

  /** Compares some documents with the library, newest first from those older than `below`. */
  check(below: number): CheckedDocuments {
    return checkDocuments(this.reader, this.parts, { below, missingBelow: this.missingBelow });
  }

  /** Drops the index and its files and makes it anew in the background; meanwhile queries find what is read so far. */
  rebuild(): void {
    this.#storing = Promise.resolve(this.#storing).then(() => {
      this.#storing = undefined;
      this.#files?.clear();
    });
    this.parts.clear();
    this.#startRebuild(this.#revision());
    this.#goOn();
  }

  put(document: IndexedDocument): void {
    this.parts.put(document);
    this.#rebuild?.touch(document.seq);
  }

  remove(seq: number): void {
    this.parts.remove(seq);
    this.#rebuild?.touch(seq);
  }

  setFlags(seq: number, flags: number): void {
    this.parts.setFlags(seq, flags);
    this.#rebuild?.touch(seq);
  }

  /** Documents that a rebuild has not come to, some at a time; those that follow the ones given. */
  unindexed(after: readonly IndexedDocument[] = []): readonly IndexedDocument[] {
    const below = Math.min(this.missingBelow, after.at(-1)?.seq ?? Number.POSITIVE_INFINITY);
    return below === 0 ? [] : this.reader.below(below, readAtOnce).filter(({ seq }) => !this.parts.holds(seq));
  }

  /** Takes in what was written since the last time: its transaction has committed. */
  commit(revision: number): void {
    const documents = this.parts.commit(revision);
    this.parts.keepUp();
    if (this.#rebuild) this.#goOn();
    else {
      this.parts.mergeSome(documents);
      this.#goOnSoon();
    }
  }

  /** Stores what opening anew would have to index again, and stops. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#pause);
    await this.#storing;
    if (!this.#rebuild) await this.#store(this.parts.segments());
  }

  #open(): void {
    const revision = this.#revision();
    const segments = this.#files?.load(this.#library(), change => change === this.#changeAt(Number.parseInt(change, 10))) ?? [];
    const { caughtUpAtOnce } = this.#limits;
    const complete =
      segments.length > 0 &&
      catchUp({ db: this.#db, reader: this.reader, parts: this.parts, caughtUpAtOnce }, segments, revision);
    if (!complete) this.#startRebuild(revision);
    this.#goOn();
  }

  #startRebuild(revision: number): void {
    this.parts.commit(revision);
    const newest = this.#db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM assets').pluck().get() ?? 0;
    this.#total = this.#db.prepare<[], number>('SELECT count(*) FROM assets').pluck().get() ?? 0;
    this.#rebuild = new Rebuild(this.reader, this.parts, newest, revision);
    if (this.#total <= this.#limits.rebuiltAtOnce) this.finish();
  }

  /** Does all that waits, at once. */
  finish(): void {
    while (this.#work());
  }

  #work(): boolean {
    if (this.#rebuild) {
      if (!this.#rebuild.work()) this.#rebuild = undefined;
      return true;
    }
    return this.parts.work();
  }

  /** While writes come one after the other, what they bring is gathered. */
  #goOnSoon(ms = pauseBeforeWork): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#goOn(), ms);
  }

  /** Works in turns of a few milliseconds, between which the thread answers. */
  #goOn(): void {
    if (this.#working || this.#closed) return;
    this.#working = true;
    setImmediate(() => {
      this.#working = false;
      if (this.#closed) return;
      try {
        if (this.#work()) this.#goOn();
        else this.#storeSoon();
      } catch (error) {
        if (!(asAppError(error) instanceof AppError)) throw error;
        this.#goOnSoon(pauseAfterFault);
      }
    });
  }

  #storeSoon(): void {
    clearTimeout(this.#timer);
    if (!this.#files || this.#storing !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#storing = this.#store(this.#worthStoring()).finally(() => {
        this.#storing = undefined;
      });
    }, quietBeforeStoring);
    this.#timer.unref();
  }

  /** A fault here costs a rebuild at the next start, nothing else. */
  async #store(stored: readonly Segment[]): Promise<void> {
    if (!this.#files || stored.length === 0 || this.#files.isStored(stored)) return;
    try {
      await this.#files.store(stored, this.#library(), this.#changeAt(this.#revision()));
    } catch {
      return;
    }
  }

  /** The oldest segments up to the last that is not small: what follows comes back from the change feed. */
  #worthStoring(): readonly Segment[] {
    const segments = this.parts.segments();
    return segments.slice(0, segments.findLastIndex(segment => segment.count >= this.#limits.minStored) + 1);
  }

  #revision(): number {
    return this.#db.prepare<[], number>('SELECT coalesce(max(revision), 0) FROM changes').pluck().get() ?? 0;
  }

  #library(): string {
    return this.#db.prepare<[], string>("SELECT value FROM meta WHERE key = 'user'").pluck().get() ?? '';
  }

  /** A change as one line that no other history of the library has at that revision. */
  #changeAt(revision: number): string {
    const [asset = '', at = 0] =
      this.#db
        .prepare<[number], [string, number]>('SELECT asset, at FROM changes WHERE revision = ? ORDER BY position LIMIT 1')
        .raw()
        .get(revision) ?? [];
    return `${revision} ${asset} ${at}`;
  }
}
