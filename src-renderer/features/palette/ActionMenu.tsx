import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Row } from '../../../src-shared/model/library.ts';
import type { Template } from '../../../src-shared/placeholders/template.ts';
import { texts } from '../../texts.ts';
import { Keys } from '../../ui/Keys.tsx';
import { insert, open, setFavourite, trash } from './actions.ts';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { act } from './primary.ts';

interface ActionMenuProps {
  readonly row: Row;
  readonly template: Template | undefined;
  readonly pastes: boolean;
}

interface Action {
  readonly title: string;
  readonly keys?: string;
  readonly run: () => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What can be done with the row. */
export function ActionMenu({ row, template, pastes }: ActionMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const { setMode } = usePalette.getState();
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step !== undefined) {
      const items = [...(menu.current?.querySelectorAll('button') ?? [])];
      const at = items.indexOf(document.activeElement as HTMLButtonElement);
      items[(at + step + items.length) % items.length]?.focus();
    } else if (event.key === 'Escape' || event.key === 'ArrowLeft' || event.key === 'Tab') setMode('search');
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={texts.snippetPalette.actions}
      className={styles.menu}
      onKeyDown={onKeyDown}
    >
      {actionsOf(row, template, pastes).map(({ title, keys, run }) => (
        <button key={title} type="button" role="menuitem" tabIndex={-1} onClick={run}>
          <span>{title}</span>
          {keys !== undefined && <Keys combination={keys} joined />}
        </button>
      ))}
    </div>
  );
}

function actionsOf(row: Row, template: Template | undefined, pastes: boolean): readonly Action[] {
  const { snippetPalette: words } = texts;
  const fill = { title: texts.placeholders.fill, keys: 'Tab', run: () => usePalette.getState().setMode('fill') };
  return [
    ...(pastes ? [{ title: words.paste, keys: 'Enter', run: () => void act(row, 'enter') }] : []),
    ...(template ? [fill] : []),
    ...(pastes && template?.isMeant
      ? [{ title: words.asItStands, keys: 'Shift+Enter', run: () => void act(row, 'as-it-stands') }]
      : []),
    { title: words.copy, keys: '$mod+c', run: () => void insert(row, 'copy') },
    { title: words.open, keys: '$mod+o', run: () => void open(row, false) },
    { title: words.edit, run: () => void open(row, true) },
    { title: row.favourite ? texts.detail.unfavourite : texts.detail.favourite, run: () => void setFavourite(row) },
    { title: texts.detail.moveToTrash, run: () => void trash(row) },
  ];
}
