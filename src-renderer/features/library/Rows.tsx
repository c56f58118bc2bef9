import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Page } from '../../../src-shared/model/library.ts';
import { useUi } from '../../app/ui-store.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { showContextMenu } from '../../ui/context-menu.ts';
import { useTagColours } from '../tags/queries.ts';
import { keepFocus } from './keep-focus.ts';
import { itemHeight, listItems } from './list-items.ts';
import { onListKeyDown } from './list-keys.ts';
import type { ListOrder } from './list-order.ts';
import styles from './list-pane.module.css';
import { optionId, RowView } from './RowView.tsx';
import { SnippetMenu } from './SnippetMenu.tsx';

interface RowsProps {
  readonly pages: readonly Page[];
  readonly order: ListOrder;
  /** Best first, with what is only similar under a heading of its own. */
  readonly ranked: boolean;
  readonly onNearEnd: () => void;
}

/** Items drawn beyond the edge, so that a fast scroll shows no gap. */
const overscan = 8;
/** Rows drawn before the end at which the next page is fetched; of results so few that the first of them do not ask for more. */
const nearEnd = { rows: 40, results: 2 };

export function Rows({ pages, order, ranked, onNearEnd }: RowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const active = useUi(state => state.active);
  const selected = useUi(state => state.selected);
  const now = useNow();
  const colours = useTagColours();
  const items = useMemo(
    () =>
      listItems(
        pages.flatMap(page => page.rows),
        order,
        ranked,
        now,
      ),
    [pages, order, ranked, now],
  );
  const chosen = useMemo(() => new Set<string>(selected), [selected]);
  const activeIndex = items.findIndex(item => item.key === active);

  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => itemHeight(items[index] as (typeof items)[number]),
    // All heights are worked out anew when this is another function: with other items, and not with every frame.
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    overscan,
    paddingEnd: 12,
  });
  const visible = virtualizer.getVirtualItems();
  const lastVisible = visible.at(-1)?.index ?? 0;

  useEffect(() => {
    if (lastVisible >= items.length - (ranked ? nearEnd.results : nearEnd.rows)) onNearEnd();
  }, [lastVisible, items.length, ranked, onNearEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice scrolls, a live change must not
  useEffect(() => {
    const box = scroller.current;
    const item = virtualizer.measurementsCache[activeIndex <= 1 ? 0 : activeIndex];
    const { scrollOffset, scrollRect } = virtualizer;
    if (activeIndex < 0 || !box || !item || scrollOffset === null || scrollRect === null) return;
    // By what is known: the virtualizer's own way asks for the layout in every frame until it has settled, 4 ms a step.
    if (item.start < scrollOffset) box.scrollTop = item.start;
    else if (item.end > scrollOffset + scrollRect.height) box.scrollTop = item.end - scrollRect.height;
  }, [active, virtualizer]);

  return (
    <div
      ref={element => {
        scroller.current = element;
        return keepFocus(element);
      }}
      id="list"
      role="listbox"
      tabIndex={0}
      aria-label={texts.list.label}
      aria-multiselectable="true"
      aria-activedescendant={active !== null && visible.some(({ key }) => key === active) ? optionId(active) : undefined}
      className={styles.rows}
      onKeyDown={onListKeyDown}
      onContextMenu={event => {
        // The Menu key goes to the list, which has the focus; the commands are those of the row.
        const row = active === null ? null : document.getElementById(optionId(active));
        if (row && event.target === event.currentTarget) showContextMenu(event, <SnippetMenu />, row);
      }}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {visible.map(({ index, key, start }) => {
          const item = items[index];
          if (!item) return null;
          return (
            <div role="presentation" key={key} className={styles.slot} style={{ transform: `translateY(${start}px)` }}>
              {item.kind === 'heading' ? (
                <div role="presentation" className={styles.heading}>
                  {item.text}
                </div>
              ) : (
                <RowView
                  row={item.row}
                  position={item.position}
                  total={pages[0]?.total ?? 0}
                  order={order}
                  colours={colours}
                  now={now}
                  selected={chosen.has(item.key)}
                  active={item.key === active}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
