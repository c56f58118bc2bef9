import type { Match, Row } from '../../../src-shared/model/library.ts';
import { texts } from '../../texts.ts';
import { groupOf, type ListOrder } from './list-order.ts';

/** What the list draws: rows, and headings between them. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row; readonly position: number };

export interface PreviewLine {
  readonly text: string;
  readonly marks: NonNullable<Match['highlights']>;
}

/** Rows under the headings of their group, and similar hits apart from exact ones when ranked. */
export function listItems(rows: readonly Row[], order: ListOrder, ranked: boolean, now: number): ListItem[] {
  const items: ListItem[] = [];
  let heading: string | undefined;
  rows.forEach((row, index) => {
    const text = ranked ? similarHeading(row) : groupOf(row, order, now);
    if (text !== heading && text !== undefined) items.push({ kind: 'heading', key: `heading ${row.id}`, text });
    heading = text;
    items.push({ kind: 'row', key: row.id, row, position: index + 1 });
  });
  return items;
}

function similarHeading({ match }: Row): string | undefined {
  return match?.similar ? texts.list.similar : undefined;
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
