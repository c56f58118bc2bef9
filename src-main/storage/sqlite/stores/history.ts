import { AppError } from '../../../../src-shared/errors.ts';
import { changedLines } from '../../../../src-shared/model/changed-lines.ts';
import type { HistoryChange, HistoryPage, HistoryState } from '../../../../src-shared/model/history.ts';
import type { AssetId, FormatId } from '../../../../src-shared/model/ids.ts';
import type { AssetRecord, FormatRecord, PastState } from '../../port.ts';
import type { WriteDb } from '../db.ts';
import { type Contents, toPayload } from './contents.ts';
import type { Records } from './records.ts';

/** Bytes of a text up to which its lines are counted: the thread that answers searches does it, in some milliseconds a page. */
const maxCounted = 256 * 1024;

interface Row {
  readonly version: number;
  readonly format: FormatId | null;
  readonly content: number | null;
  readonly size: number | null;
  readonly state: string;
  readonly at: number;
  readonly thinned: number;
}

/** A fragment as it stood; `whole` is what an edit that removed it kept beside. */
interface Standing extends Pick<FormatRecord, 'generic' | 'specific' | 'label' | 'size'> {
  readonly content: number;
  readonly isText: boolean;
  readonly whole?: Partial<FormatRecord>;
}

interface Stood {
  readonly name: string;
  readonly nameDerived: boolean;
  readonly tags: readonly string[];
  readonly fragments: ReadonlyMap<FormatId, Standing>;
  /** Of its fragments, in order. */
  readonly order: readonly FormatId[];
}

/** What an edit may have kept, by the writers in writes.ts and formats.ts. */
type Kept = Partial<
  Pick<Stood, 'name' | 'nameDerived' | 'tags'> & FormatRecord & { order: readonly FormatId[]; isText: boolean; at: number }
>;

/** Reads the kept states of assets backwards, from the one now: each row says what an edit replaced. */
export function createHistory(db: WriteDb, records: Records, contents: Contents) {
  const seqOf = db.prepare<[AssetId], number>('SELECT seq FROM assets WHERE id = ?').pluck();
  const count = db.prepare<[number], number>('SELECT count(DISTINCT version) FROM versions WHERE asset = ?').pluck();
  const rowsOf = db.prepare<[number], Row>(`
    SELECT v.version, v.format, v.content, length(c.bytes) AS size, v.state, v.at, v.thinned
    FROM versions v LEFT JOIN contents c ON c.id = v.content WHERE v.asset = ? ORDER BY v.version DESC, v.id`);
  const contentOf = db.prepare<[FormatId], { content: number; is_text: 0 | 1 }>(
    'SELECT content, is_text FROM formats WHERE id = ?',
  );

  /** The states of an asset, newest first; `changes` compares a state with the one before it, when asked. */
  function* walk(asset: AssetRecord, seq: number) {
    let now = standing(asset);
    let version = asset.version;
    for (const rows of Map.groupBy(rowsOf.iterate(seq), row => row.version).values()) {
      const [{ version: replaced, at, thinned }] = rows as [Row];
      const after = now;
      const taken = rows.reduce(takeBack, after);
      const before = { ...taken, order: taken.order.filter(id => taken.fragments.has(id)) };
      yield { version, at, thinned, stood: after, changes: () => compare(before, after) };
      [now, version] = [before, replaced];
    }
    yield { version, at: asset.created, thinned: 0, stood: now, changes: () => [] };
  }

  function standing({ name, nameDerived, tags, formats }: AssetRecord): Stood {
    const shown = formats.filter(({ role }) => role !== 'PREVIEW');
    const fragments = shown.map(({ id, generic, specific, label, size }): [FormatId, Standing] => {
      const { content, is_text } = contentOf.get(id) as { content: number; is_text: 0 | 1 };
      return [id, { generic, specific, label, size, content, isText: is_text === 1 }];
    });
    return {
      name,
      nameDerived,
      tags: tags.map(({ text }) => text),
      fragments: new Map(fragments),
      order: shown.map(({ id }) => id),
    };
  }

  function sizeOfChange(
    before: Standing,
    after: Standing,
  ): Pick<HistoryChange & { kind: 'text' }, 'added' | 'removed' | 'bytes'> {
    const bytes = after.size - before.size;
    if (!before.isText || !after.isText || Math.max(before.size, after.size) > maxCounted) return { bytes };
    return { bytes, ...changedLines(contents.bytes(before.content).toString(), contents.bytes(after.content).toString()) };
  }

  function compare(before: Stood, after: Stood): HistoryChange[] {
    const changes: HistoryChange[] = [];
    for (const fragment of after.order) {
      const now = after.fragments.get(fragment);
      const then = before.order.includes(fragment) ? before.fragments.get(fragment) : undefined;
      if (!now) continue;
      const { label } = now;
      if (!then) changes.push({ kind: 'added', fragment, label });
      else {
        if (then.content !== now.content) changes.push({ kind: 'text', fragment, label, ...sizeOfChange(then, now) });
        if (then.specific !== now.specific)
          changes.push({ kind: 'language', fragment, label, from: then.specific, to: now.specific });
        if (then.label !== label) changes.push({ kind: 'label', fragment, label, from: then.label });
      }
    }
    const gone = before.order.filter(id => !after.order.includes(id));
    for (const fragment of gone) changes.push({ kind: 'removed', fragment, label: before.fragments.get(fragment)?.label ?? '' });
    const kept = (order: readonly FormatId[], other: readonly FormatId[]) => order.filter(id => other.includes(id)).join();
    if (kept(before.order, after.order) !== kept(after.order, before.order)) changes.push({ kind: 'order' });
    if (before.name !== after.name) changes.push({ kind: 'name', from: before.name, to: after.name });
    const added = after.tags.filter(tag => !before.tags.includes(tag));
    const removed = before.tags.filter(tag => !after.tags.includes(tag));
    if (added.length > 0 || removed.length > 0) changes.push({ kind: 'tags', added, removed });
    return changes;
  }

  function find(id: AssetId): { readonly asset: AssetRecord; readonly seq: number } {
    const asset = records.find(id);
    const seq = seqOf.get(id);
    if (typeof asset === 'string' || seq === undefined) throw new AppError('not_found', 'There is no such snippet');
    return { asset, seq };
  }

  return {
    page({ id, before, limit }: { readonly id: AssetId; readonly before?: number; readonly limit: number }): HistoryPage {
      const { asset, seq } = find(id);
      const states: HistoryState[] = [];
      for (const { version, at, thinned, changes } of walk(asset, seq)) {
        if (before !== undefined && version >= before) continue;
        if (states.length === limit) {
          return { total: totalOf(seq), states, next: states[limit - 1]?.version as number };
        }
        states.push({ version, at, changes: changes(), ...(thinned > 0 && { thinned }) });
      }
      return { total: totalOf(seq), states };
    },
    state(id: AssetId, version: number): PastState {
      const { asset, seq } = find(id);
      for (const { version: stands, stood } of walk(asset, seq)) if (stands === version) return toState(stood);
      throw new AppError('not_found', 'The snippet had no such version');
    },
  };

  function totalOf(seq: number): number {
    return (count.get(seq) as number) + 1;
  }

  function toState({ name, nameDerived, tags, fragments, order }: Stood): PastState {
    return {
      name,
      nameDerived,
      tags,
      fragments: order.flatMap(id => {
        const fragment = fragments.get(id);
        if (!fragment) return [];
        const { content, isText, generic, specific, label, size, whole } = fragment;
        const payload = toPayload(contents.bytes(content), isText);
        return [{ ...whole, id, generic, specific, label, size, payload }];
      }),
    };
  }
}

/** The state before an edit, from what the edit kept and the state after it. */
function takeBack(after: Stood, { format, content, size, state }: Row): Stood {
  const kept: Kept = JSON.parse(state);
  if (format === null) {
    return { ...after, ...kept };
  }
  const stood = after.fragments.get(format);
  const isText = kept.isText ?? stood?.isText;
  if (content === null || isText === undefined) return after; // of a format that repeats another for other clients
  const { generic, specific, label } = { ...stood, ...kept } as Standing;
  const before = {
    generic,
    specific,
    label,
    size: size ?? 0,
    content,
    isText,
    ...(kept.isText !== undefined && { whole: wholeOf(kept) }),
  };
  return { ...after, fragments: new Map(after.fragments).set(format, before) };
}

function wholeOf({ isText: _, at: __, ...rest }: Kept): Partial<FormatRecord> {
  return rest;
}
