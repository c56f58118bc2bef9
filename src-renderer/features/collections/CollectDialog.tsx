import { Combobox } from '@base-ui/react/combobox';
import { Dialog } from '@base-ui/react/dialog';
import { Folder, FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../../src-shared/model/collections.ts';
import { listElement } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import combo from '../../ui/combo.module.css';
import { collect, createCollection } from './actions.ts';
import styles from './collect-dialog.module.css';
import { useCollections } from './queries.ts';

/** A collection that is there, or one to make by this name. */
type Choice = Pick<Collection, 'name' | 'path'> & { readonly id?: Collection['id'] };

/** Asks which collection some snippets go into. */
export function CollectDialog() {
  const ids = useUi(state => state.collecting);
  const setCollecting = useUi(state => state.setCollecting);
  return (
    <Dialog.Root open={ids.length > 0} onOpenChange={open => !open && setCollecting([])}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={texts.collections.add} finalFocus={listElement}>
          <Choices
            label={texts.collections.addCount(readableCount(ids.length), ids.length === 1)}
            onChoose={async ({ id, name }) => {
              setCollecting([]);
              const chosen = id === undefined ? await createCollection({ name }) : { id, name };
              if (chosen) await collect(ids, chosen);
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly onChoose: (choice: Choice) => void;
}

function Choices({ label, onChoose }: ChoicesProps) {
  const collections = useCollections().filter(({ query }) => query === undefined);
  const [text, setText] = useState('');
  const name = text.trim();
  const isNew = name !== '' && !name.includes('/') && !collections.some(({ path }) => path.toLowerCase() === name.toLowerCase());
  const choices: readonly Choice[] = isNew ? [...collections, { name, path: name }] : collections;

  return (
    <Combobox.Root
      inline
      open
      items={choices}
      inputValue={text}
      onInputValueChange={setText}
      value={null}
      onValueChange={(choice: Choice | null) => choice && onChoose(choice)}
      itemToStringLabel={(choice: Choice) => choice.path}
      autoHighlight
    >
      {/* Who presses the key types on at once. */}
      <Combobox.Input autoFocus className={combo.input} placeholder={label} aria-label={label} />
      <Combobox.Empty className={combo.empty}>{texts.collections.noneYet}</Combobox.Empty>
      <Combobox.List className={combo.list}>
        {(choice: Choice) => (
          <Combobox.Item key={choice.id ?? 'new'} value={choice} className={combo.item}>
            {choice.id === undefined ? <FolderPlus size={14} /> : <Folder size={14} />}
            <span>{choice.id === undefined ? texts.collections.createNamed(choice.name) : choice.path}</span>
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Root>
  );
}
