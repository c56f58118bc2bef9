import { Funnel, FunnelPlus } from 'lucide-react';
import { useState } from 'react';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { createCollection, editCollection } from './actions.ts';
import { NameInput } from './NameInput.tsx';
import { useCollections } from './queries.ts';
import { nameOfQuery, queryOfFilter } from './query-of-filter.ts';
import styles from './save-search.module.css';

/** Keeps what is searched for as a smart collection, or as the new query of the one that is open. */
export function SaveSearch() {
  const filter = useFilter();
  const collections = useCollections();
  const smart = useUi(state => state.smart);
  const openCollection = useUi(state => state.openCollection);
  const [naming, setNaming] = useState(false);
  const query = queryOfFilter(filter, collections);
  const open = collections.find(({ id }) => id === smart);
  if (query === '' || query === open?.query?.trim()) return null;

  async function create(name: string): Promise<boolean> {
    const made = await createCollection({ name, query });
    if (made) openCollection(made);
    return made !== undefined;
  }

  async function update(): Promise<void> {
    if (open && (await editCollection(open, { query }))) openCollection({ ...open, query });
  }

  if (naming) {
    return (
      <div className={styles.naming}>
        <Funnel size={13} aria-hidden="true" />
        <NameInput
          label={texts.collections.smartName}
          value={nameOfQuery(query)}
          isProposal
          onName={create}
          onDone={() => setNaming(false)}
        />
      </div>
    );
  }
  return (
    <span className={styles.buttons}>
      {open && (
        <button
          type="button"
          className={styles.button}
          title={texts.collections.updateHint(open.name)}
          onClick={() => void update()}
        >
          {texts.collections.update}
        </button>
      )}
      <button type="button" className={styles.button} title={texts.collections.saveHint} onClick={() => setNaming(true)}>
        <FunnelPlus size={13} aria-hidden="true" />
        {open ? texts.collections.saveAsNew : texts.collections.save}
      </button>
    </span>
  );
}
