import type { Application } from '../../../src-shared/model/common.ts';
import type { AssetId, FormatId } from '../../../src-shared/model/ids.ts';
import type { Reads, RelatedAsset, Sync, Writes } from '../port.ts';
import type { SearchIndex } from '../search-index.ts';
import { type ChangeLog, createChangeLog } from './changes.ts';
import type { WriteDb } from './db.ts';
import { createOwnClock } from './own-clock.ts';
import { createSpace } from './space.ts';
import { createArchive } from './stores/archive.ts';
import { createCollections } from './stores/collections.ts';
import { createContents, toPayload } from './stores/contents.ts';
import { createEnrichmentQueue } from './stores/enrichment.ts';
import { createFormats } from './stores/formats.ts';
import { createHistory } from './stores/history.ts';
import { createAnnounce, createInsert } from './stores/insert.ts';
import { createInsight } from './stores/insight.ts';
import { createLinks } from './stores/links.ts';
import { createMarks } from './stores/marks.ts';
import { createPages } from './stores/pages.ts';
import { createPlaceholderTable } from './stores/placeholders.ts';
import { createRecords } from './stores/records.ts';
import { createSensitives } from './stores/sensitives.ts';
import { createSettingsTable } from './stores/settings.ts';
import { createTags } from './stores/tags.ts';
import { createThinning } from './stores/thinning.ts';
import { createTrash } from './stores/trash.ts';
import { createTrial } from './stores/trial.ts';
import { createWrites } from './stores/writes.ts';

/** The storage methods on the thread that owns the database. */
export interface SqliteStore {
  readonly reads: Sync<Reads>;
  /** To be called inside a transaction. */
  readonly writes: Sync<Writes>;
  readonly changes: ChangeLog;
  readonly search: SearchIndex;
}

/** Ids looked at for one page: no more than a page can hold are needed. */
const maxIdsAtOnce = 200;

/** Makes the search engine over the same database. */
export type MakeSearchIndex = (db: WriteDb) => SearchIndex;

/** A migrated database as a store. */
export function createSqliteStore(db: WriteDb, makeSearch: MakeSearchIndex): SqliteStore {
  const changes = createChangeLog(db);
  const records = createRecords(db);
  const contents = createContents(db);
  const formats = createFormats(db, contents);
  const links = createLinks(db);
  const search = makeSearch(db);
  const queue = createEnrichmentQueue(db, records);
  const sensitives = createSensitives(db);
  const insert = createInsert({ db, formats, links, sensitives });
  const announce = createAnnounce(records, search, changes);
  const clock = createOwnClock(db);
  const { takeOut, ...trash } = createTrash({ db, contents, changes, search, clock });
  const archive = createArchive({ db, records, contents, changes, search, queue, insert, announce, takeOut, clock });
  const pages = createPages({ db, search, revision: changes.revision, clock });

  const identifiers = {
    without: ids('deleted IS NULL AND pseudo = 0'),
    with: ids('deleted IS NULL'),
    only: ids('deleted IS NULL AND pseudo = 1'),
  };
  const mostUsed = {
    without: ids('deleted IS NULL AND pseudo = 0', 'uses DESC, seq DESC'),
    with: ids('deleted IS NULL', 'uses DESC, seq DESC'),
  };
  const pageBefore = {
    without: seqs('deleted IS NULL AND pseudo = 0'),
    with: seqs('deleted IS NULL'),
  };
  const content = db.prepare<[FormatId], { bytes: Buffer<ArrayBuffer>; is_text: 0 | 1 }>(
    'SELECT c.bytes, f.is_text FROM formats f JOIN contents c ON c.id = f.content WHERE f.id = ?',
  );
  const owners = {
    format: db.prepare<[string], AssetId>('SELECT a.id FROM formats p JOIN assets a ON a.seq = p.asset WHERE p.id = ?').pluck(),
    annotation: db
      .prepare<[string], AssetId>('SELECT a.id FROM annotations p JOIN assets a ON a.seq = p.asset WHERE p.id = ?')
      .pluck(),
  };
  const applications = db.prepare<[], string>('SELECT json FROM applications ORDER BY id').pluck();
  const settings = createSettingsTable(db);
  const history = createHistory(db, records, contents);
  const placeholders = createPlaceholderTable(db);
  const collections = createCollections(db, changes, query => search.count(query));
  const tags = createTags({ db, records, links, changes, search });
  const liveSeqs = db
    .prepare<[string], number>('SELECT seq FROM assets WHERE id IN (SELECT value FROM json_each(?)) AND deleted IS NULL')
    .pluck();
  const labelOf = db.prepare<[number], Pick<RelatedAsset, 'id' | 'name' | 'specific'>>(
    'SELECT id, name, specific FROM assets WHERE seq = ?',
  );
  const idsOf = db
    .prepare<[string], AssetId>(
      'SELECT a.id FROM json_each(?) AS wanted JOIN assets a ON a.seq = wanted.value ORDER BY wanted.key',
    )
    .pluck();

  function ids(where: string, order = 'seq DESC') {
    return db.prepare<[], AssetId>(`SELECT id FROM assets WHERE ${where} ORDER BY ${order}`).pluck();
  }

  function seqs(where: string) {
    return db
      .prepare<[number, number], number>(`SELECT seq FROM assets WHERE ${where} AND seq < ? ORDER BY seq DESC LIMIT ?`)
      .pluck();
  }

  const reads: Sync<Reads> = {
    asset: records.find,
    assets(ids, payloads) {
      const seqs = records.seqsOf(ids.slice(0, maxIdsAtOnce));
      const present = seqs.filter(seq => seq !== undefined);
      const count = records.fitting(present, payloads);
      const firstLeft = present[count];
      return {
        assets: records.load(present.slice(0, count), payloads),
        taken: firstLeft === undefined ? seqs.length : seqs.indexOf(firstLeft),
      };
    },
    assetPage({ pseudo, payloads, before = Number.MAX_SAFE_INTEGER }) {
      const found = pageBefore[pseudo ? 'with' : 'without'].all(before, maxIdsAtOnce);
      const page = found.slice(0, records.fitting(found, payloads));
      const last = page.at(-1);
      const more = page.length < found.length || found.length === maxIdsAtOnce;
      return { assets: records.load(page, payloads), ...(more && last !== undefined && { next: last }) };
    },
    identifiers: pseudo => ({ revision: changes.revision(), ids: identifiers[pseudo].all() }),
    mostUsed: ({ pseudo }) => mostUsed[pseudo ? 'with' : 'without'].all(),
    oldestFirst: archive.oldestFirst,
    archived: ids => archive.archived(ids.slice(0, maxIdsAtOnce)),
    newest: archive.newest,
    content(id) {
      const found = content.get(id);
      return found && toPayload(found.bytes, found.is_text === 1);
    },
    contentPart: formats.part,
    removedFormat: formats.removed,
    thumbnail: contents.thumbnail,
    ownerOf: (part, id) => owners[part].get(id),
    tag: links.tag,
    applications() {
      const all = applications.all().map(json => JSON.parse(json) as Application);
      return [...new Map(all.map(application => [application.id, application])).values()];
    },
    page: pages.page,
    facets: pages.facets,
    filteredIds: pages.ids,
    tags: tags.list,
    tagColours: tags.colours,
    search: search.search,
    insight: createInsight(db),
    history: history.page,
    pastState: history.state,
    settings: settings.read,
    collections: collections.list,
    indexState() {
      const progress = search.progress();
      return progress ? { state: 'building', ...progress } : { state: 'ready' };
    },
    checkIndex(from = Number.MAX_SAFE_INTEGER) {
      const { checked, differences, next } = search.check(from);
      return {
        checked,
        differences: differences.map(({ seq, kind }) => {
          const [snippet] = idsOf.all(JSON.stringify([seq]));
          return { kind, ...(snippet && { snippet }) };
        }),
        ...(next !== undefined && { next }),
      };
    },
    rebuildIndex: search.rebuild,
    ...createSpace(db),
    enrichmentJobs: queue.jobs,
    enrichmentWaiting: queue.waiting,
    ownTags: links.ownTags,
    placeholderValues: placeholders.read,
    related(of, limit) {
      const seqs = records.seqsOf(of).filter(seq => seq !== undefined); // in the order given: the first is what the others are compared with
      const live = new Set(liveSeqs.all(JSON.stringify(of)));
      return search
        .related(
          seqs.filter(seq => live.has(seq)),
          limit,
        )
        .flatMap(({ seq, ...why }) => {
          const shown = labelOf.get(seq);
          return shown ? [{ ...shown, ...why }] : [];
        });
    },
  };

  const writes: Sync<Writes> = {
    ...createWrites({ db, records, contents, formats, changes, search, links, queue, sensitives, insert, announce, takeOut }),
    ...trash,
    ...createThinning(db, contents, clock),
    addArchived: archive.addArchived,
    ...createMarks(db, changes, search),
    editTag: tags.edit,
    assignTags: tags.assign,
    mergeTags: tags.merge,
    deleteTags: tags.remove,
    restoreTags: tags.restore,
    putSettings: settings.put,
    tryWriting: createTrial(db),
    putThumbnail: contents.putThumbnail,
    rememberPlaceholders: placeholders.put,
    createCollection: collections.create,
    editCollection: collections.edit,
    deleteCollection: collections.remove,
    restoreCollection: collections.restore,
    collect: collections.collect,
  };
  return { reads, writes, changes, search };
}
