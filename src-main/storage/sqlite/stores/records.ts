import type { Application } from '../../../../src-shared/model/common.ts';
import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { CopyOrigin } from '../../../../src-shared/model/library.ts';
import type {
  AnchorRecord,
  AnnotationRecord,
  AssetRecord,
  FormatRecord,
  HintRecord,
  SensitiveRecord,
  TagRecord,
  WebsiteRecord,
} from '../../port.ts';
import type { WriteDb } from '../db.ts';
import { toPayload } from './contents.ts';

type Flag = 0 | 1 | null;
type Attached<Row> = Row & { readonly asset: number };

interface AssetRow extends Pick<AssetRecord, 'id' | 'name' | 'mechanism' | 'version' | 'created' | 'updated'> {
  readonly seq: number;
  readonly name_derived: Flag;
  readonly pseudo: Flag;
  readonly demo: Flag;
  readonly discovered: Flag;
  readonly favourite: Flag;
  readonly deleted: number | null;
}

interface FormatRow extends Omit<FormatRecord, 'application' | 'payload' | 'imageText'> {
  readonly application: string;
  readonly image_text: string | null;
  readonly is_text: Flag;
  /** Null where payloads are left out. */
  readonly content: Buffer<ArrayBuffer> | null;
}

type AnnotationRow = Omit<AnnotationRecord, 'pseudo' | 'favorited'> & { readonly pseudo: Flag; readonly favorited: Flag };
type AnchorRow = Omit<AnchorRecord, 'name' | 'platform' | 'watch'> & {
  readonly name: string | null;
  readonly platform: AnchorRecord['platform'] | null;
  readonly watch: Flag;
};

/** Most assets, and most bytes of their payloads, that are cloned between threads in one piece. */
const maxAtOnce = 50;
const maxBytesAtOnce = 4 * 1024 * 1024;

/** Assets as records, a list at a time: one statement a table, whatever the number of assets. */
export function createRecords(db: WriteDb) {
  const among = 'IN (SELECT value FROM json_each(?))';
  const assets = db.prepare<[string], AssetRow>(`SELECT * FROM assets WHERE seq ${among}`);
  const formatsOf = (content: string) =>
    db.prepare<[string], Attached<FormatRow>>(`
      SELECT f.asset, f.id, f.kind, f.role, f.generic, f.specific, f.classified, f.label, f.is_text, f.size, f.created, f.updated,
        a.json AS application, i.text AS image_text, ${content} AS content
      FROM formats f JOIN applications a ON a.id = f.application LEFT JOIN image_texts i ON i.format = f.id
      WHERE f.asset ${among} ORDER BY f.asset, f.position`);
  const formats = formatsOf('(SELECT bytes FROM contents WHERE id = f.content)');
  const bareFormats = formatsOf('NULL');
  const tags = db.prepare<[string], Attached<TagRecord>>(`
    SELECT l.asset, t.id, t.text, t.category, l.mechanism, t.created, t.updated
    FROM asset_tags l JOIN tags t ON t.key = l.tag WHERE l.asset ${among} ORDER BY l.asset, l.position`);
  const websites = db.prepare<[string], Attached<WebsiteRecord>>(`
    SELECT l.asset, w.id, w.url, w.name, l.mechanism, w.created, w.updated
    FROM asset_websites l JOIN websites w ON w.key = l.website WHERE l.asset ${among} ORDER BY l.asset, l.position`);
  const annotations = db.prepare<[string], Attached<AnnotationRow>>(`
    SELECT asset, id, type, text, mechanism, pseudo, favorited, created, updated
    FROM annotations WHERE asset ${among} ORDER BY asset, position`);
  const anchors = db.prepare<[string], Attached<AnchorRow>>(`
    SELECT asset, id, type, fullpath, point, name, platform, watch, created, updated
    FROM anchors WHERE asset ${among} ORDER BY asset, position`);
  const hints = db.prepare<[string], Attached<HintRecord>>(`
    SELECT asset, id, type, text, mechanism, created, updated FROM hints WHERE asset ${among} ORDER BY asset, position`);
  const sensitives = db.prepare<[string], Attached<SensitiveRecord>>(`
    SELECT asset, id, text, category, severity, name, created, updated
    FROM sensitives WHERE asset ${among} ORDER BY asset, position`);
  const origins = db.prepare<[string], Attached<{ readonly application: string | null; readonly title: string | null }>>(
    `SELECT asset, application, title FROM origins WHERE asset ${among}`,
  );
  const seqsOf = db.prepare<[string], { id: AssetId; seq: number }>(`SELECT id, seq FROM assets WHERE id ${among}`);
  const seqOf = db.prepare<[AssetId], number>('SELECT seq FROM assets WHERE id = ?').pluck();
  const sizesOf = db.prepare<[string], { asset: number; size: number }>(
    `SELECT asset, sum(size) AS size FROM formats WHERE asset ${among} GROUP BY asset`,
  );
  const isTombstone = db.prepare<[AssetId], number>('SELECT 1 FROM tombstones WHERE id = ?').pluck();
  const applications = new Map<string, Application>();

  /** Records of the rows named, in that order; rows that do not exist are left out. */
  function load(seqs: readonly number[], payloads = true): AssetRecord[] {
    const wanted = JSON.stringify(seqs);
    const attached = {
      formats: grouped((payloads ? formats : bareFormats).all(wanted)),
      tags: grouped(tags.all(wanted)),
      websites: grouped(websites.all(wanted)),
      annotations: grouped(annotations.all(wanted)),
      anchors: grouped(anchors.all(wanted)),
      hints: grouped(hints.all(wanted)),
      sensitives: grouped(sensitives.all(wanted)),
      origins: grouped(origins.all(wanted)),
    };
    const rows = new Map(assets.all(wanted).map(row => [row.seq, row]));
    return seqs.flatMap(seq => {
      const row = rows.get(seq);
      if (!row) return [];
      const [origin] = attached.origins.get(seq) ?? [];
      return {
        ...toAsset(row),
        formats: (attached.formats.get(seq) ?? []).map(toFormat),
        tags: (attached.tags.get(seq) ?? []).map(detached),
        websites: (attached.websites.get(seq) ?? []).map(detached),
        annotations: (attached.annotations.get(seq) ?? []).map(toAnnotation),
        anchors: (attached.anchors.get(seq) ?? []).map(toAnchor),
        hints: (attached.hints.get(seq) ?? []).map(detached),
        sensitives: (attached.sensitives.get(seq) ?? []).map(detached),
        ...(origin && { origin: toOrigin(origin) }),
      };
    });
  }

  function toFormat({ asset: _asset, is_text, content, application, image_text, ...format }: Attached<FormatRow>): FormatRecord {
    return {
      ...format,
      ...(image_text !== null && { imageText: image_text }),
      application: applicationOf(application),
      payload: content === null ? '' : toPayload(content, is_text === 1),
    };
  }

  /** A few programs save everything, so each is parsed once. */
  function applicationOf(json: string): Application {
    const known = applications.get(json) ?? (JSON.parse(json) as Application);
    applications.set(json, known);
    return known;
  }

  /** How many of the rows may be held at once: their number is bounded, and so are their payloads together. */
  function fitting(seqs: readonly number[], payloads: boolean): number {
    const some = seqs.slice(0, maxAtOnce);
    if (!payloads) return some.length;
    const sizes = new Map(sizesOf.all(JSON.stringify(some)).map(({ asset, size }) => [asset, size]));
    let bytes = 0;
    const tooMany = some.findIndex((seq, index) => {
      bytes += sizes.get(seq) ?? 0;
      return index > 0 && bytes > maxBytesAtOnce;
    });
    return tooMany < 0 ? some.length : tooMany;
  }

  return {
    load,
    fitting,
    /** Creation orders by id, in the order given; undefined for what is gone. */
    seqsOf: (ids: readonly AssetId[]): (number | undefined)[] => {
      const found = new Map(seqsOf.all(JSON.stringify(ids)).map(({ id, seq }) => [id, seq]));
      return ids.map(id => found.get(id));
    },
    find(id: AssetId): AssetRecord | 'gone' | 'unknown' {
      const seq = seqOf.get(id);
      const [record] = seq === undefined ? [] : load([seq]);
      return record ?? (isTombstone.get(id) ? 'gone' : 'unknown');
    },
  };
}

export type Records = ReturnType<typeof createRecords>;

function grouped<Row>(rows: readonly Attached<Row>[]): Map<number, Attached<Row>[]> {
  const groups = new Map<number, Attached<Row>[]>();
  for (const row of rows) {
    const group = groups.get(row.asset);
    if (group) group.push(row);
    else groups.set(row.asset, [row]);
  }
  return groups;
}

function detached<Row>({ asset: _asset, ...rest }: Attached<Row>): Omit<Attached<Row>, 'asset'> {
  return rest;
}

function toAsset({ seq: _seq, name_derived, pseudo, demo, discovered, favourite, deleted, ...row }: AssetRow) {
  return {
    id: row.id,
    name: row.name,
    nameDerived: name_derived === 1,
    mechanism: row.mechanism,
    version: row.version,
    pseudo: pseudo === 1,
    ...(demo !== null && { demo: demo === 1 }),
    ...(discovered !== null && { discovered: discovered === 1 }),
    ...(favourite !== null && { favourite: favourite === 1 }),
    created: row.created,
    updated: row.updated,
    ...(deleted !== null && { deleted }),
  };
}

function toOrigin({ application, title }: { readonly application: string | null; readonly title: string | null }): CopyOrigin {
  return { ...(application !== null && { application }), ...(title !== null && { title }) };
}

function toAnnotation({ asset: _asset, pseudo, favorited, ...row }: Attached<AnnotationRow>): AnnotationRecord {
  return { ...row, ...(pseudo !== null && { pseudo: pseudo === 1 }), ...(favorited !== null && { favorited: favorited === 1 }) };
}

function toAnchor({ asset: _asset, name, platform, watch, ...row }: Attached<AnchorRow>): AnchorRecord {
  return { ...row, ...(name !== null && { name }), ...(platform && { platform }), ...(watch !== null && { watch: watch === 1 }) };
}
