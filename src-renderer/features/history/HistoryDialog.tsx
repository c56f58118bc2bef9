import { Dialog } from '@base-ui/react/dialog';
import { Tabs } from '@base-ui/react/tabs';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import { useActive, useUi } from '../../app/ui-store.ts';
import { agoTime, fullTime } from '../../lib/times.ts';
import { useNow } from '../../lib/use-now.ts';
import { texts } from '../../texts.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ErrorState } from '../library/ListStates.tsx';
import { libraryQueries } from '../library/queries.ts';
import { drafts } from '../viewer/drafts.ts';
import { describeState } from './describe.ts';
import styles from './history.module.css';
import { PastView } from './PastView.tsx';
import { historyQueries } from './queries.ts';
import { toSittings } from './sittings.ts';

/** The earlier states of the snippet on view, each beside the one now. */
export function HistoryDialog() {
  const active = useActive();
  const showDialog = useUi(state => state.showDialog);
  const {
    data: snippet,
    isPlaceholderData,
    error,
    refetch,
  } = useQuery({
    ...libraryQueries.snippet(active ?? ''),
    enabled: active !== null,
  });
  const close = () => showDialog(null);
  const popup = useRef<HTMLDivElement>(null);

  // What was just typed belongs to the state now.
  useEffect(() => {
    if (active !== null) void drafts.settleSnippet(active);
  }, [active]);

  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup ref={popup} className={styles.dialog} tabIndex={-1} initialFocus={popup}>
          <header className={styles.header}>
            <Dialog.Title>{texts.history.title(snippet ? plainName(snippet.name) : '')}</Dialog.Title>
            <IconButton small label={texts.history.close} keys="Escape" onClick={close}>
              <X size={15} />
            </IconButton>
          </header>
          {snippet && !isPlaceholderData && <States snippet={snippet} onRestored={close} />}
          {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function States({ snippet, onRestored }: { readonly snippet: Snippet; readonly onRestored: () => void }) {
  const now = useNow();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    historyQueries.list(snippet.id),
  );
  const [everySave, setEverySave] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const states = useMemo(() => {
    const all = data?.pages.flatMap(page => page.states) ?? [];
    return everySave ? all.map(state => ({ ...state, saves: 1 })) : toSittings(all);
  }, [data, everySave]);
  const [newest, before] = states;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!newest) return null;
  const shown = states.find(({ version }) => version === chosen) ?? before ?? newest;

  return (
    <Tabs.Root orientation="vertical" className={styles.body} value={shown.version} onValueChange={setChosen}>
      <div className={styles.side}>
        <Tabs.List className={styles.list} aria-label={texts.history.list} activateOnFocus>
          {states.map(state => (
            <Tabs.Tab
              key={state.version}
              ref={state === shown && chosen === undefined ? takeFocus : undefined}
              value={state.version}
              className={styles.state}
            >
              <b title={fullTime(state.at)}>{state === newest ? texts.history.now : agoTime(state.at, now)}</b>
              <span>{describeState(state, snippet.fragments.length > 1)}</span>
              {state.saves > 1 && <span>{texts.history.saves(state.saves)}</span>}
              {state.thinned !== undefined && <span>{texts.history.thinned(state.thinned)}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {hasNextPage && (
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.history.more}
          </Button>
        )}
        <label className={styles.every}>
          <input type="checkbox" checked={everySave} onChange={event => setEverySave(event.target.checked)} />
          {texts.history.everySave}
        </label>
      </div>
      <Tabs.Panel value={shown.version} className={styles.panel} tabIndex={-1}>
        <PastView
          key={shown.version}
          snippet={snippet}
          version={shown.version}
          isNow={shown === newest}
          onRestored={onRestored}
        />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

/** Arrows go through the versions at once, unless somebody has gone elsewhere meanwhile. */
function takeFocus(tab: HTMLElement | null): void {
  if (tab && document.activeElement?.getAttribute('role') === 'dialog') tab.focus();
}
