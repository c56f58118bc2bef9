import type { Match, Row, Sort } from '../../../src-shared/model/library.ts';
import { dayGroup } from '../../lib/times.ts';
import { texts } from '../../texts.ts';

/** What the list draws: rows, and headings between them. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row; readonly position: number };

export interface PreviewLine {
  readonly text: string;
  readonly marks: NonNullable<Match['highlights']>;
}

/** Rows under the headings of their day when sorted by time, and similar hits apart from exact ones when ranked. */
export function listItems(rows: readonly Row[], sort: Sort, ranked: boolean, now: number): ListItem[] {
  const items: ListItem[] = [];
  let heading: string | undefined;
  rows.forEach((row, index) => {
    const text = headingOf(row, sort, ranked, now);
    if (text !== heading && text !== undefined) items.push({ kind: 'heading', key: `heading ${text}`, text });
    heading = text;
    items.push({ kind: 'row', key: row.id, row, position: index + 1 });
  });
  return items;
}

function headingOf(row: Row, sort: Sort, ranked: boolean, now: number): string | undefined {
  if (ranked) return row.match?.similar ? texts.list.similar : undefined;
  if (sort === 'name' || sort === 'mostUsed') return undefined;
  return dayGroup(timeOf(row, sort), now);
}

/** The time a row shows and is sorted by. */
export function timeOf(row: Row, sort: Sort): number {
  return row.deleted ?? (sort === 'updated' ? row.updated : row.created);
}

const headingHeight = 28;
const rowBase = 17 + 19 + 19 + 1; // padding and border, name line, tag line, gap
const previewGap = 9;
const previewLineHeight = 16.5;
const previewLines = 2;
const thumbnailHeight = 56;

/** Pixels an item takes, as row.module.css draws it: known, so that nothing is measured while scrolling. */
export function itemHeight(item: ListItem): number {
  if (item.kind === 'heading') return headingHeight;
  const { row } = item;
  if (row.image !== undefined) return rowBase + previewGap + thumbnailHeight;
  const lines = previewOf(row).length;
  return rowBase + (lines === 0 ? 3 : previewGap + lines * previewLineHeight);
}

/** The line that a search found, with what to mark in it; else the first lines. */
export function previewOf({ match, preview }: Row): readonly PreviewLine[] {
  if (match?.excerpt !== undefined) return [{ text: match.excerpt, marks: match.highlights ?? [] }];
  return preview.slice(0, previewLines).map(text => ({ text, marks: [] }));
}
