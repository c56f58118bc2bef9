import { Combobox } from '@base-ui/react/combobox';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { Check, Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import { listElement } from '../../app/focus.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import combo from '../../ui/combo.module.css';
import styles from '../collections/collect-dialog.module.css';
import { currentRows } from '../library/list-selection.ts';
import { giveTag, takeTag } from './actions.ts';
import { tagQueries } from './queries.ts';

interface Choice {
  readonly text: string;
  readonly state: 'new' | 'all' | 'other';
}

/** Asks for a tag that some snippets get, or lose when all of them have it. */
export function TagDialog() {
  const ids = useUi(state => state.tagging);
  const setTagging = useUi(state => state.setTagging);
  return (
    <Dialog.Root open={ids.length > 0} onOpenChange={open => !open && setTagging([])}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={texts.selection.tag} finalFocus={listElement}>
          <Choices
            ids={ids}
            onChoose={({ text, state }) => {
              setTagging([]);
              void (state === 'all' ? takeTag(ids, text) : giveTag(ids, text));
            }}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface ChoicesProps {
  readonly ids: readonly AssetId[];
  readonly onChoose: (choice: Choice) => void;
}

function Choices({ ids, onChoose }: ChoicesProps) {
  const { data: tags = [] } = useQuery(tagQueries.list());
  const [text, setText] = useState('');
  const [common] = useState(() => commonTags(ids));
  const name = text.trim();
  const isNew = name !== '' && !tags.some(tag => tag.text.toLowerCase() === name.toLowerCase());
  const known = tags.map(tag => ({ text: tag.text, state: common.has(tag.text) ? ('all' as const) : ('other' as const) }));
  const choices: readonly Choice[] = isNew ? [...known, { text: name, state: 'new' }] : known;
  const label = texts.tags.choose(readableCount(ids.length), ids.length === 1);

  return (
    <Combobox.Root
      inline
      open
      items={choices}
      inputValue={text}
      onInputValueChange={setText}
      value={null}
      onValueChange={(choice: Choice | null) => choice && onChoose(choice)}
      itemToStringLabel={(choice: Choice) => choice.text}
      autoHighlight
    >
      {/* Who presses the key types on at once. */}
      <Combobox.Input autoFocus className={combo.input} placeholder={label} aria-label={label} />
      <Combobox.Empty className={combo.empty}>{texts.tags.noneYet}</Combobox.Empty>
      <Combobox.List className={combo.list}>
        {(choice: Choice) => (
          <Combobox.Item key={choice.state + choice.text} value={choice} className={combo.item}>
            {choice.state === 'new' ? <Plus size={14} /> : choice.state === 'all' ? <Check size={14} /> : <Tag size={14} />}
            <span>{choice.state === 'new' ? texts.tags.create(choice.text) : choice.text}</span>
            {choice.state === 'all' && <small className={combo.note}>{texts.tags.takeOff}</small>}
          </Combobox.Item>
        )}
      </Combobox.List>
    </Combobox.Root>
  );
}

/** The tags that each of some snippets has; none where not all of them stand in the list. */
function commonTags(ids: readonly AssetId[]): ReadonlySet<string> {
  const wanted = new Set<string>(ids);
  const rows = currentRows().filter(({ id }) => wanted.has(id));
  const [first] = rows;
  if (!first || rows.length < wanted.size) return new Set();
  return new Set(first.tags.filter(tag => rows.every(row => row.tags.includes(tag))));
}
