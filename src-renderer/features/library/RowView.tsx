import { Star } from 'lucide-react';
import { memo } from 'react';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Row } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { thumbnailUrl } from '../../api/bridge.ts';
import { askForSnippet } from '../../app/ask-early.ts';
import { useUi } from '../../app/ui-store.ts';
import { isMod } from '../../lib/keys.ts';
import { daysLeft, fullTime, shortTime } from '../../lib/times.ts';
import { texts } from '../../texts.ts';
import { showContextMenu } from '../../ui/context-menu.ts';
import { Dot } from '../../ui/Dot.tsx';
import { Marked } from '../../ui/Marked.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { startDrag } from '../collections/drag.ts';
import { colourOf, type TagColours } from '../tags/queries.ts';
import { previewOf } from './list-items.ts';
import { type ListOrder, timeOf } from './list-order.ts';
import { selectRow } from './list-selection.ts';
import styles from './row.module.css';
import { SnippetMenu } from './SnippetMenu.tsx';

interface RowViewProps {
  readonly row: Row;
  readonly position: number;
  readonly total: number;
  readonly order: ListOrder;
  readonly colours: TagColours;
  readonly now: number;
  readonly selected: boolean;
  readonly active: boolean;
}

/** Tags that fit beside the language; the detail pane has them all. */
const shownTags = 4;

export function optionId(id: string): string {
  return `row-${id}`;
}

export const RowView = memo(function RowView({ row, position, total, order, colours, now, selected, active }: RowViewProps) {
  const at = timeOf(row, order);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the listbox, which names its active option.
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the listbox.
    <div
      id={optionId(row.id)}
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={position}
      data-active={active || undefined}
      className={styles.row}
      draggable={row.deleted === undefined}
      onMouseDown={() => askForSnippet(row.id)}
      onDragStart={event => startDrag(event, row.id)}
      onContextMenu={event => {
        if (!useUi.getState().selected.includes(row.id)) selectRow(row.id, { range: false, toggle: false });
        showContextMenu(event, <SnippetMenu />);
      }}
      onClick={event => {
        selectRow(row.id, { range: event.shiftKey, toggle: isMod(event) });
        if (!event.shiftKey && !isMod(event)) useUi.getState().showNarrow('detail');
      }}
    >
      <div className={styles.first}>
        <Dot language={row.language} />
        <span className={styles.name}>
          <Name row={row} />
        </span>
        {row.favourite && <Star size={14} className={styles.star} role="img" aria-label={texts.list.favourite} />}
        <time
          className={styles.time}
          title={row.deleted === undefined ? fullTime(at) : texts.trash.deleted(fullTime(at))}
          dateTime={new Date(at).toISOString()}
        >
          {row.goesAt === undefined ? shortTime(at, now) : texts.trash.daysLeft(daysLeft(row.goesAt, now))}
        </time>
      </div>
      <Preview row={row} />
      <div className={styles.last}>
        <span>{languageOf(row.language).label}</span>
        {row.fragments > 1 && <span>{texts.list.fragments(row.fragments)}</span>}
        {row.match && row.match.field !== 'name' && <span>{texts.list.matchedIn[row.match.field]}</span>}
        {row.tags.slice(0, shownTags).map(tag => (
          <Tag key={tag} tag={tag} {...colourOf(colours, tag)} />
        ))}
      </div>
    </div>
  );
});

function Preview({ row }: { readonly row: Row }) {
  if (row.image !== undefined) {
    return (
      <img className={styles.image} src={thumbnailUrl(row.image)} alt="" loading="lazy" decoding="async" draggable={false} />
    );
  }
  const lines = previewOf(row);
  if (lines.length === 0) return <div className={styles.noPreview} />;
  return (
    <pre className={styles.preview}>
      {lines.map(({ text, marks }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are never reordered
        <div key={index}>
          <Marked text={text} marks={marks} />
        </div>
      ))}
    </pre>
  );
}

/** Marks are places in the name as it is stored; one that is shown changed has none. */
function Name({ row: { name, match } }: { readonly row: Row }) {
  const shown = plainName(name);
  return <Marked text={shown} marks={shown === name ? (match?.nameHighlights ?? []) : []} />;
}
