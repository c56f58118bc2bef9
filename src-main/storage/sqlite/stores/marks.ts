import type { AssetId } from '../../../../src-shared/model/ids.ts';
import type { Mark } from '../../../../src-shared/model/library.ts';
import type { SearchIndex } from '../../search-index.ts';
import type { ChangeLog } from '../changes.ts';
import type { WriteDb } from '../db.ts';

interface MarkedRow {
  readonly seq: number;
  readonly favourite: 0 | 1;
  readonly pseudo: 0 | 1;
  readonly discovered: 0 | 1;
}

/** The flags of many assets. The write is called inside a transaction, and notes what it did in the change log. */
export function createMarks(db: WriteDb, changes: ChangeLog, search: SearchIndex) {
  const find = db.prepare<[AssetId], MarkedRow>(`
    SELECT seq, coalesce(favourite, 0) AS favourite, pseudo, coalesce(discovered, 0) AS discovered
    FROM assets WHERE id = ? AND deleted IS NULL`);
  const set = db.prepare(`
    UPDATE assets SET favourite = ?, pseudo = ?, discovered = ?, version = version + 1, updated = ? WHERE seq = ?`);

  function markOne({ id, ...wanted }: Mark, at: number): Mark | undefined {
    const row = find.get(id);
    if (!row) return undefined;
    const { seq } = row;
    const was = { favourite: row.favourite === 1, pseudo: row.pseudo === 1, discovered: row.discovered === 1 };
    const is = {
      favourite: wanted.favourite ?? was.favourite,
      pseudo: wanted.pseudo ?? was.pseudo,
      discovered: wanted.discovered ?? was.discovered,
    };
    const before: Mark = {
      id,
      ...(is.favourite !== was.favourite && { favourite: was.favourite }),
      ...(is.pseudo !== was.pseudo && { pseudo: was.pseudo }),
      ...(is.discovered !== was.discovered && { discovered: was.discovered }),
    };
    if (Object.keys(before).length === 1) return undefined;
    set.run(Number(is.favourite), Number(is.pseudo), Number(is.discovered), at, seq);
    search.setState(seq, is);
    // To other programs, what becomes a suggestion again is gone: no stream tells of those.
    const isHidden = is.pseudo && !was.pseudo;
    changes.note(id, isHidden ? 'deleted' : 'changed', is.pseudo && was.pseudo);
    return before;
  }

  return {
    /** Gives the flags that changed, as they were. */
    mark: (marks: readonly Mark[], at: number): Mark[] => marks.flatMap(mark => markOne(mark, at) ?? []),
  };
}
