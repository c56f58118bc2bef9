import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { HistoricSnippet } from '../../../src-shared/model/history.ts';
import { languageOf } from '../../../src-shared/model/languages.ts';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { plainName } from '../../../src-shared/model/plain-name.ts';
import type { DiffSide } from '../../editor/DiffView.tsx';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../library/ListStates.tsx';
import styles from './history.module.css';
import { historyQueries } from './queries.ts';
import { restoreVersion } from './restore-version.ts';

const DiffView = lazy(async () => ({ default: (await import('../../editor/DiffView.tsx')).DiffView }));

interface PastViewProps {
  readonly snippet: Snippet;
  readonly version: number;
  readonly isNow: boolean;
  readonly onRestored: () => void;
}

/** One state beside the one now, and the way back to it. */
export function PastView({ snippet, version, isNow, onRestored }: PastViewProps) {
  const { data: past, error, refetch } = useQuery(historyQueries.version(snippet.id, version));
  const [chosen, setChosen] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!past) return null;
  const fragments = fragmentsOf(past, snippet);
  const shown = fragments.find(({ id }) => id === chosen) ?? fragments.find(({ differs }) => differs) ?? fragments[0];
  if (!shown) return null;

  async function restore(): Promise<void> {
    setBusy(true);
    if (await restoreVersion(snippet.id, version)) onRestored();
    else setBusy(false);
  }

  return (
    <>
      <div className={styles.bar}>
        <div className={styles.then}>
          {past.name !== snippet.name && <span>{texts.history.nameThen(plainName(past.name))}</span>}
          {past.tags.join() !== snippet.tags.join() && <span>{texts.history.tagsThen(past.tags.join(', '))}</span>}
          {shown.isGone && <span>{texts.history.goneSince}</span>}
        </div>
        {fragments.length > 1 && (
          <select
            className={styles.select}
            aria-label={texts.history.fragment}
            value={shown.id}
            onChange={event => setChosen(event.target.value)}
          >
            {fragments.map(({ id, label, differs }, index) => (
              <option key={id} value={id}>
                {texts.history.fragmentName(plainName(label) || String(index + 1), differs)}
              </option>
            ))}
          </select>
        )}
        <Button
          look="outline"
          icon={<RotateCcw size={14} />}
          disabled={busy || isNow || snippet.deleted !== undefined}
          onClick={() => void restore()}
        >
          {texts.history.restore}
        </Button>
      </div>
      <div className={styles.diff}>
        {shown.before === undefined || shown.now === undefined ? (
          <p className={styles.bytes}>{texts.history.bytes}</p>
        ) : (
          <Difference past={past} snippet={snippet} before={shown.before} now={shown.now} language={shown.language} />
        )}
      </div>
    </>
  );
}

interface DifferenceProps {
  readonly past: HistoricSnippet;
  readonly snippet: Snippet;
  readonly before: string;
  readonly now: string;
  readonly language: string;
}

function Difference({ past, snippet, before, now, language }: DifferenceProps) {
  const [left, right] = useMemo((): [DiffSide, DiffSide] => {
    const { editor } = languageOf(language);
    const hidden = [...past.secrets, ...snippet.secrets].map(({ text }) => text);
    return [
      { text: before, language: editor, label: texts.history.textThen, hidden },
      { text: now, language: editor, label: texts.history.textNow, hidden },
    ];
  }, [past.secrets, snippet.secrets, before, now, language]);
  return (
    <Suspense>
      <DiffView left={left} right={right} />
    </Suspense>
  );
}

interface ShownFragment {
  readonly id: string;
  readonly label: string;
  readonly language: string;
  /** Undefined for bytes; blank where it is not there. */
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly differs: boolean;
  readonly isGone: boolean;
}

/** The fragments of both states: those of then first, in their order. */
function fragmentsOf(past: HistoricSnippet, { fragments }: Snippet): readonly ShownFragment[] {
  const older = past.fragments.map(then => {
    const now = fragments.find(({ id }) => id === then.id);
    const text = now ? now.text : '';
    const { id, label, language } = then;
    return { id, label, language, before: then.text, now: text, differs: then.text !== text, isGone: !now };
  });
  const added = fragments.filter(({ id }) => !past.fragments.some(then => then.id === id));
  return [
    ...older,
    ...added.map(({ id, label, language, text }) => ({
      id,
      label,
      language,
      before: '',
      now: text,
      differs: true,
      isGone: false,
    })),
  ];
}
