import { AppError } from '../../../../src-shared/errors.ts';
import { maxQueryLength } from '../../../../src-shared/model/collections.ts';
import { foldCase } from '../../../../src-shared/model/fold.ts';
import type { AssetId, CollectionId } from '../../../../src-shared/model/ids.ts';
import type {
  ColouredTag,
  DeletedTags,
  ListedTag,
  TagColour,
  TagEdit,
  TaggedSnippet,
  Tagging,
} from '../../../../src-shared/model/tags.ts';
import { renameTag } from '../../../../src-shared/query/rename-tag.ts';
import type { AssetRecord, TagAssignment, TagLink } from '../../port.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';

interface TagRow {
  readonly key: number;
  readonly id: string;
  readonly text: string;
  readonly category: TagLink['category'];
  readonly colour: TagColour | null;
  readonly created: number;
  readonly updated: number;
}

interface LinkRow {
  readonly asset: number;
  readonly id: AssetId;
  readonly position: number;
  readonly mechanism: string;
}

interface TagsDeps {
  readonly db: WriteDb;
  readonly records: Records;
  readonly links: Links;
  readonly changes: ChangeLog;
  readonly search: SearchIndex;
}

/** Assets that are read and indexed at a time: an import of one tag must not stand in memory twice. */
const assetsAtOnce = 200;

/** Tags as things of their own. The writes are called inside a transaction, and note what they did in the change log. */
export function createTags({ db, records, links, changes, search }: TagsDeps) {
  const byId = db.prepare<[string], TagRow>('SELECT * FROM tags WHERE id = ?');
  const byText = db.prepare<[string], TagRow>('SELECT * FROM tags WHERE folded = ?');
  const counted = `
    SELECT t.id, t.text, t.colour, (
      SELECT count(*) FROM asset_tags l JOIN assets a ON a.seq = l.asset WHERE l.tag = t.key AND a.deleted IS NULL AND a.pseudo = 0
    ) AS count, NOT EXISTS (SELECT 1 FROM asset_tags l WHERE l.tag = t.key) AS unused FROM tags t`;
  const all = db.prepare<[], CountedRow>(`${counted} ORDER BY t.folded`);
  const one = db.prepare<[number], CountedRow>(`${counted} WHERE t.key = ?`);
  const coloured = db.prepare<[], ColouredTag>('SELECT text, colour FROM tags WHERE colour IS NOT NULL ORDER BY folded');
  const insert = db.prepare(`
    INSERT INTO tags (id, text, folded, category, colour, created, updated)
    VALUES (@id, @text, @folded, @category, @colour, @created, @updated)`);
  const update = db.prepare('UPDATE tags SET text = ?, folded = ?, colour = ?, updated = ? WHERE key = ?');
  const remove = db.prepare('DELETE FROM tags WHERE key = ?');
  const linksOf = db.prepare<[number], LinkRow>(
    'SELECT l.asset, a.id, l.position, l.mechanism FROM asset_tags l JOIN assets a ON a.seq = l.asset WHERE l.tag = ?',
  );
  const link = db.prepare('INSERT OR IGNORE INTO asset_tags (asset, tag, position, mechanism) VALUES (?, ?, ?, ?)');
  const linked = db.prepare<[number, number], Omit<LinkRow, 'asset' | 'id'>>(
    'SELECT position, mechanism FROM asset_tags WHERE asset = ? AND tag = ?',
  );
  const setMechanism = db.prepare('UPDATE asset_tags SET mechanism = ? WHERE asset = ? AND tag = ?');
  const unlink = db.prepare('DELETE FROM asset_tags WHERE asset = ? AND tag = ?');
  const unlinkAll = db.prepare('DELETE FROM asset_tags WHERE tag = ?');
  const nextPosition = db
    .prepare<[number], number>('SELECT coalesce(max(position) + 1, 0) FROM asset_tags WHERE asset = ?')
    .pluck();
  const seqOf = db.prepare<[AssetId], number>('SELECT seq FROM assets WHERE id = ?').pluck();
  const queries = db.prepare<[], { id: CollectionId; query: string }>(
    "SELECT id, query FROM collections WHERE query LIKE '%tag:%'",
  );
  const setQuery = db.prepare('UPDATE collections SET query = ? WHERE id = ? AND query = ?');
  const keepState = db.prepare(
    'INSERT INTO versions (asset, version, format, content, state, at) VALUES (?, ?, NULL, NULL, ?, ?)',
  );
  const touch = db.prepare('UPDATE assets SET version = version + 1, updated = ?, tags_owned = 1 WHERE seq = ?');

  function rowOf(id: string): TagRow {
    const row = byId.get(id);
    if (!row) throw new AppError('not_found', 'There is no such tag');
    return row;
  }

  function listed(key: number): ListedTag {
    return toListed(one.get(key) as CountedRow);
  }

  /** Indexes assets anew and notes them. What lies in the trash is no news to anybody but the index. */
  function announce(assets: Iterable<number>): void {
    const seqs = [...new Set(assets)];
    for (let from = 0; from < seqs.length; from += assetsAtOnce) {
      const some = seqs.slice(from, from + assetsAtOnce);
      for (const [i, record] of records.load(some).entries()) {
        search.put(some[i] as number, record);
        changes.note(record.id, 'changed', record.pseudo || record.deleted !== undefined);
      }
    }
  }

  /** Gives smart collections queries that ask for another tag in the place of one. */
  function requery(from: string, to: string): DeletedTags['queries'] {
    const changed = queries.all().flatMap(({ id, query }) => {
      const after = renameTag(query, from, to);
      return after === query || after.length > maxQueryLength ? [] : [{ id, before: query, after }];
    });
    for (const { id, before, after } of changed) setQuery.run(after, id, before);
    if (changed.length > 0) changes.noteCollections();
    return changed;
  }

  function edit({ id, text, colour }: TagEdit, at: number): ListedTag {
    const row = rowOf(id);
    const before = listed(row.key);
    const next = text?.toWellFormed() ?? row.text;
    const folded = foldCase(next);
    const taken = byText.get(folded);
    if (taken && taken.key !== row.key) throw new AppError('name_taken', 'Another tag has this text');
    update.run(next, folded, colour === 'none' ? null : (colour ?? row.colour), at, row.key);
    if (next !== row.text) {
      requery(row.text, next);
      announce(linksOf.all(row.key).map(({ asset }) => asset));
    }
    changes.noteTags();
    return before;
  }

  /** Takes tags out of the library; tells what they were. */
  function drop(rows: readonly TagRow[]): { tags: DeletedTags['tags']; assets: number[] } {
    const assets: number[] = [];
    const tags = rows.map(({ key, id, text, category, colour, created, updated }) => {
      const held = linksOf.all(key);
      assets.push(...held.map(({ asset }) => asset));
      unlinkAll.run(key);
      remove.run(key);
      return { id, text, category, ...(colour && { colour }), created, updated, snippets: held.map(toTagged) };
    });
    return { tags, assets };
  }

  function removeTags(ids: readonly string[]): DeletedTags {
    const { tags, assets } = drop([...new Set(ids)].map(rowOf));
    announce(assets);
    changes.noteTags();
    return { tags, queries: [] };
  }

  function merge({ ids, into }: { readonly ids: readonly string[]; readonly into: string }): DeletedTags {
    const target = rowOf(into);
    const rows = [...new Set(ids)].map(rowOf);
    if (rows.some(({ key }) => key === target.key)) throw new AppError('unprocessable', 'A tag cannot be merged into itself');
    const added: AssetId[] = [];
    const generated: AssetId[] = [];
    for (const { key } of rows) {
      for (const { asset, id, position, mechanism } of linksOf.all(key)) {
        if (link.run(asset, target.key, position, mechanism).changes > 0) {
          added.push(id);
        } else if (mechanism !== 'AUTOMATIC' && linked.get(asset, target.key)?.mechanism === 'AUTOMATIC') {
          // Given once is given: what is found anew in a text must not take it away.
          setMechanism.run(mechanism, asset, target.key);
          if (!added.includes(id)) generated.push(id);
        }
      }
    }
    const { tags, assets } = drop(rows);
    const changed = rows.flatMap(({ text }) => requery(text, target.text));
    announce(assets);
    changes.noteTags();
    return { tags, merged: { into: target.id, added, generated }, queries: changed };
  }

  function restore({ tags, merged, queries: changed }: DeletedTags): void {
    const assets: number[] = [];
    const target = merged && byId.get(merged.into);
    if (merged && target) {
      for (const id of merged.added) {
        const asset = seqOf.get(id);
        if (asset === undefined) continue;
        unlink.run(asset, target.key);
        assets.push(asset);
      }
      for (const id of merged.generated) {
        const asset = seqOf.get(id);
        if (asset !== undefined) setMechanism.run('AUTOMATIC', asset, target.key);
      }
    }
    for (const { snippets, text, colour, ...rest } of tags) {
      const folded = foldCase(text);
      // Somebody may have made one of this text meanwhile: it is the same tag then.
      const key =
        byText.get(folded)?.key ?? Number(insert.run({ ...rest, text, folded, colour: colour ?? null }).lastInsertRowid);
      for (const { id, position, generated } of snippets) {
        const asset = seqOf.get(id);
        if (asset === undefined) continue;
        link.run(asset, key, position ?? nextPosition.get(asset) ?? 0, generated ? 'AUTOMATIC' : 'MANUAL');
        assets.push(asset);
      }
    }
    for (const { id, before, after } of changed.toReversed())
      if (setQuery.run(before, id, after).changes > 0) changes.noteCollections();
    announce(assets);
    changes.noteTags();
  }

  /** Edits of the snippets, each of which keeps the state before as a version. */
  function assign({ add, remove: off }: TagAssignment, at: number): Tagging {
    const before = new Map<number, AssetRecord>();
    const wanted = [...add, ...off].flatMap(({ snippets }) => snippets.map(({ id }) => seqOf.get(id)));
    const seqs = [...new Set(wanted.filter(seq => seq !== undefined))];
    for (const [i, record] of records.load(seqs, false).entries()) before.set(seqs[i] as number, record);
    const changed = new Set<number>();

    const removed = off.flatMap(({ tag, snippets }) => {
      const key = byText.get(foldCase(tag))?.key;
      const taken = snippets.flatMap(({ id }) => {
        const asset = seqOf.get(id);
        const was = asset === undefined || key === undefined ? undefined : linked.get(asset, key);
        if (asset === undefined || key === undefined || !was) return [];
        unlink.run(asset, key);
        changed.add(asset);
        return [toTagged({ id, asset, ...was })];
      });
      return taken.length > 0 ? [{ tag, snippets: taken }] : [];
    });
    const added = add.flatMap(({ tag, snippets }) => {
      const { key, text } = rowOf(links.createTag(tag, at).id);
      const given = snippets.flatMap(({ id, position, generated }) => {
        const asset = seqOf.get(id);
        if (asset === undefined) return [];
        const place = position ?? nextPosition.get(asset) ?? 0;
        if (link.run(asset, key, place, generated ? 'AUTOMATIC' : 'MANUAL').changes === 0) return [];
        changed.add(asset);
        return [{ id }];
      });
      return given.length > 0 ? [{ tag: text, snippets: given }] : [];
    });

    for (const asset of changed) {
      const { name, nameDerived, tags, version } = before.get(asset) as AssetRecord;
      keepState.run(asset, version, JSON.stringify({ name, nameDerived, tags: tags.map(({ text }) => text) }), at);
      touch.run(at, asset);
    }
    announce(changed);
    return { add: added, remove: removed };
  }

  return {
    list: (): ListedTag[] => all.all().map(toListed),
    colours: () => coloured.all(),
    edit,
    assign,
    merge,
    remove: removeTags,
    restore,
  };
}

interface CountedRow extends Omit<ListedTag, 'colour' | 'unused'> {
  readonly colour: TagColour | null;
  readonly unused: 0 | 1;
}

function toListed({ colour, unused, ...row }: CountedRow): ListedTag {
  return { ...row, ...(colour && { colour }), ...(unused === 1 && { unused: true }) };
}

function toTagged({ id, position, mechanism }: LinkRow): TaggedSnippet {
  return { id, position, ...(mechanism === 'AUTOMATIC' && { generated: true }) };
}
