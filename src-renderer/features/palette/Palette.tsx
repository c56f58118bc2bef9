import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Snippet } from '../../../src-shared/model/library.ts';
import { texts } from '../../texts.ts';
import { libraryQueries } from '../library/queries.ts';
import { ActionMenu } from './ActionMenu.tsx';
import { FillPane } from './FillPane.tsx';
import { Foot } from './Foot.tsx';
import { PaletteField } from './PaletteField.tsx';
import { Preview } from './Preview.tsx';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { templateOf } from './primary.ts';
import { ResultList } from './ResultList.tsx';
import { useResults } from './use-results.ts';

interface PaletteProps {
  readonly shown: boolean;
  /** Whether Enter can paste here, or only copy. */
  readonly pastes: boolean;
}

export function Palette({ shown, pastes }: PaletteProps) {
  const results = useResults();
  const mode = usePalette(state => state.mode);
  const field = useRef<HTMLInputElement>(null);
  const { chosen } = results;
  const snippet = useChosenSnippet(chosen?.id);
  const current = snippet?.id === chosen?.id ? snippet : undefined;
  const template = useMemo(() => templateOf(current), [current]);

  useEffect(() => {
    if (shown && mode === 'search') field.current?.focus();
  }, [shown, mode]);

  return (
    <main className={styles.card}>
      <h1 className="sr-only">{texts.snippetPalette.label}</h1>
      <PaletteField field={field} results={results} template={template} />
      {mode === 'fill' && current && template ? (
        <FillPane key={current.id} snippet={current} template={template} />
      ) : (
        <div className={styles.body}>
          <ResultList results={results} />
          <section className={styles.side} aria-label={texts.snippetPalette.preview}>
            {snippet && <Preview snippet={snippet} />}
            {mode === 'actions' && chosen && <ActionMenu row={chosen} template={template} pastes={pastes} />}
          </section>
        </div>
      )}
      <Foot row={chosen} template={template} pastes={pastes} />
    </main>
  );
}

/** The snippet of the row; the one before it stays until it is here, but nobody acts on that. */
function useChosenSnippet(id: string | undefined): Snippet | undefined {
  const { data } = useQuery({ ...libraryQueries.snippet(id ?? ''), enabled: id !== undefined });
  return id === undefined ? undefined : data;
}
