import { useQuery } from '@tanstack/react-query';
import { memo, useMemo, useState } from 'react';
import type { AssetId } from '../../../src-shared/model/ids.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { useActive, useUi } from '../../app/ui-store.ts';
import { isCode } from '../../lib/error-text.ts';
import { texts } from '../../texts.ts';
import { ErrorState } from '../library/ListStates.tsx';
import { libraryQueries } from '../library/queries.ts';
import { DetailHeader } from './DetailHeader.tsx';
import styles from './detail.module.css';
import { useDraftOf } from './drafts.ts';
import { FragmentTabs } from './FragmentTabs.tsx';
import { FragmentView } from './FragmentView.tsx';
import { shownFragment } from './fragments.ts';
import { InfoStrip } from './InfoStrip.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { SecretNotice } from './SecretNotice.tsx';
import { tabLabel } from './tab-label.ts';

/** Not drawn again with every keystroke of a search, as the layout around it is. */
export const Detail = memo(function Detail() {
  const active = useActive();
  return (
    <section id="detail" aria-label={texts.detail.label} className={styles.detail}>
      {active === null ? <NothingSelected /> : <Loaded id={active} />}
    </section>
  );
});

function Loaded({ id }: { readonly id: AssetId }) {
  const draft = useDraftOf(id);
  const { data, error, isPlaceholderData, refetch } = useQuery(libraryQueries.snippet(id));
  // What was typed in a snippet that is gone stays on view, with what can be done in its place: nothing moves under a click.
  const isLost = error !== null && isGone(error) && !draft;
  if (error && (data === undefined || isPlaceholderData || isLost)) {
    return (
      <>
        {draft && <SaveNotice fragmentId={draft.fragmentId} />}
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  return data ? <SnippetView snippet={data} /> : null;
}

function isGone(error: Error): boolean {
  return isCode(error, 'gone') || isCode(error, 'not_found');
}

function SnippetView({ snippet }: { readonly snippet: Snippet }) {
  const fragment = shownFragment(
    snippet,
    useUi(state => state.fragment),
  );
  const draft = useDraftOf(snippet.id);
  const [revealed, setRevealed] = useState<AssetId>();
  if (revealed !== undefined && revealed !== snippet.id) setRevealed(undefined); // once another is shown, they are hidden again
  const hidden = useMemo(
    () => (revealed === snippet.id ? [] : snippet.secrets.map(({ text }) => text)),
    [revealed, snippet.id, snippet.secrets],
  );
  if (!fragment) return null;
  return (
    <>
      <DetailHeader snippet={snippet} fragment={fragment} />
      <FragmentTabs snippet={snippet} fragment={fragment} />
      <SaveNotice fragmentId={draft?.fragmentId ?? fragment.id} />
      <SecretNotice
        snippet={snippet}
        revealed={revealed === snippet.id}
        onReveal={reveal => setRevealed(reveal ? snippet.id : undefined)}
      />
      <div id="fragment" role="tabpanel" aria-label={tabLabel(snippet, fragment)} className={styles.content}>
        <FragmentView snippet={snippet} fragment={fragment} hidden={hidden} />
      </div>
      <InfoStrip snippet={snippet} hidden={hidden} />
    </>
  );
}

function NothingSelected() {
  return (
    <div className={styles.nothing}>
      <h1>{texts.detail.none}</h1>
      <p>{texts.detail.noneHint}</p>
    </div>
  );
}
