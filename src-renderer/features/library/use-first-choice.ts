import { useEffect, useRef } from 'react';
import type { Page } from '../../../src-shared/model/library.ts';
import { useFilter, useUi } from '../../app/ui-store.ts';
import { windowSize } from '../../app/use-layout.ts';

/** Shows the first snippet of a list that was just opened; typing a search leaves what is read alone. */
export function useFirstChoice(pages: readonly Page[] | undefined): void {
  const { scope, languages, tags, collection } = useFilter();
  const smart = useUi(state => state.smart);
  const opened = JSON.stringify([scope, languages, tags, collection, smart]);
  const seen = useRef<string>(undefined);

  useEffect(() => {
    if (!pages || seen.current === opened) return;
    const { active, select } = useUi.getState();
    const rows = pages[0]?.rows ?? [];
    const [first] = rows;
    seen.current = opened;
    if (windowSize() === 'narrow' || rows.some(row => row.id === active)) return;
    if (first) select([first.id], first.id);
    else if (scope !== 'all') select([], null);
  }, [pages, opened, scope]);
}
