import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useMemo, useRef, useState } from 'react';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import combo from '../../ui/combo.module.css';
import { Keys } from '../../ui/Keys.tsx';
import styles from './commands.module.css';
import { type Entry, type EntryGroup, entryGroups } from './entries.ts';
import { findCommands } from './find-commands.ts';

/** As many as one comes back to. */
const recentKept = 5;

/** Every command of the window, found by a few letters of its title. */
export function CommandPalette() {
  const [open, setOpen] = useState(true);
  const chosen = useRef<Entry>(undefined);
  const { showDialog, recentCommands, setRecentCommands } = useUi.getState();

  function choose(entry: Entry): void {
    chosen.current = entry;
    setRecentCommands([entry.id, ...recentCommands.filter(id => id !== entry.id)].slice(0, recentKept));
    setOpen(false);
  }

  /** Once the focus is back where it was: a command may move it. */
  function onClosed(): void {
    showDialog(null);
    chosen.current?.run();
  }

  return (
    <Dialog.Root open={open} onOpenChange={next => setOpen(next)} onOpenChangeComplete={next => !next && onClosed()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.palette} aria-label={texts.commands.palette}>
          <Entries onChoose={choose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Entries({ onChoose }: { readonly onChoose: (entry: Entry) => void }) {
  const [query, setQuery] = useState('');
  const groups = useMemo(entryGroups, []);
  const found = useMemo(
    () =>
      query.trim() === ''
        ? groups
        : [
            {
              value: '',
              items: findCommands(
                groups.flatMap(({ items }) => items),
                query,
              ),
            },
          ],
    [groups, query],
  );
  return (
    <Autocomplete.Root
      inline
      open
      items={found}
      mode="none"
      value={query}
      onValueChange={setQuery}
      itemToStringValue={(entry: Entry) => entry.title}
      autoHighlight="always"
    >
      <Autocomplete.Input
        autoFocus
        className={`${combo.input} ${styles.input}`}
        placeholder={texts.palette.search}
        aria-label={texts.palette.search}
      />
      <Autocomplete.Empty className={combo.empty}>{texts.palette.none(query)}</Autocomplete.Empty>
      <Autocomplete.List className={`${combo.list} ${styles.list}`}>
        {(group: EntryGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            {group.value !== '' && <Autocomplete.GroupLabel className={styles.heading}>{group.value}</Autocomplete.GroupLabel>}
            <Autocomplete.Collection>
              {(entry: Entry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  className={`${combo.item} ${styles.entry}`}
                  onClick={() => onChoose(entry)}
                >
                  <b>{entry.title}</b>
                  <span>{entry.subject}</span>
                  {entry.keys !== undefined && <Keys combination={entry.keys} joined />}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}
