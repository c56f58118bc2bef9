import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { useActive } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { ErrorState } from '../library/ListStates.tsx';
import { libraryQueries } from '../library/queries.ts';
import { DetailHeader } from './DetailHeader.tsx';
import styles from './detail.module.css';
import { FragmentTabs } from './FragmentTabs.tsx';
import { FragmentView } from './FragmentView.tsx';
import { InfoStrip } from './InfoStrip.tsx';
import { SaveNotice } from './SaveNotice.tsx';

export function Detail() {
  const active = useDeferredValue(useActive());
  return (
    <section aria-label={texts.detail.label} className={styles.detail}>
      {active === null ? <NothingSelected /> : <Loaded key={active} id={active} />}
    </section>
  );
}

function Loaded({ id }: { readonly id: AssetId }) {
  const { data, error, refetch } = useQuery(libraryQueries.snippet(id));
  if (data) return <SnippetView snippet={data} />;
  return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null;
}

function SnippetView({ snippet }: { readonly snippet: Snippet }) {
  const [chosen, setChosen] = useState<string>();
  const fragment = snippet.fragments.find(({ id }) => id === chosen) ?? snippet.fragments[0];
  if (!fragment) return null;
  return (
    <>
      <DetailHeader snippet={snippet} fragment={fragment} />
      <FragmentTabs snippet={snippet} fragment={fragment} onChoose={setChosen} />
      <SaveNotice fragmentId={fragment.id} />
      <div className={styles.content}>
        <FragmentView snippet={snippet} fragment={fragment} />
      </div>
      <InfoStrip snippet={snippet} />
    </>
  );
}

function NothingSelected() {
  return (
    <div className={styles.nothing}>
      <h2>{texts.detail.none}</h2>
      <p>{texts.detail.noneHint}</p>
    </div>
  );
}
