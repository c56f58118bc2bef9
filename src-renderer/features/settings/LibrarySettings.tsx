import { useState } from 'react';
import type { IndexCheck, IndexState } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { queryClient } from '../../app/query-client.ts';
import { textOfError } from '../../lib/error-text.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useIndexState } from '../library/index-state.ts';
import { libraryQueries } from '../library/queries.ts';
import { Problem } from './Problem.tsx';
import styles from './settings.module.css';

/** The search index: how it is, and what can be done when something is not found that should be. */
export function LibrarySettings() {
  const index = useIndexState();
  const [busy, setBusy] = useState(false);
  const [checked, setChecked] = useState<IndexCheck>();
  const [problem, setProblem] = useState<string>();

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setChecked(undefined);
    setProblem(undefined);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: libraryQueries.index().queryKey });
    } catch (error) {
      setProblem(texts.settings.failed(textOfError(error)));
    } finally {
      setBusy(false);
    }
  }

  const check = () => run(async () => setChecked(await call('library.checkIndex', {})));
  const rebuild = () => run(async () => void (await call('library.rebuildIndex', {})));
  const isIdle = !busy && index?.state === 'ready';

  return (
    <section aria-labelledby="settings-library" className={styles.section}>
      <h3 id="settings-library">{texts.settings.library}</h3>
      <div className={styles.index}>
        <div className={styles.grow}>
          <span className={styles.label}>{texts.settings.index}</span>
          <p className={styles.hint} role="status">
            {busy ? texts.settings.indexBusy : checked ? checkText(checked) : stateText(index)}
          </p>
        </div>
        <Button look="outline" disabled={!isIdle} onClick={() => void check()}>
          {texts.settings.checkIndex}
        </Button>
        <Button look="outline" disabled={!isIdle} onClick={() => void rebuild()}>
          {texts.settings.rebuildIndex}
        </Button>
      </div>
      <Problem id="index-problem" text={problem} />
    </section>
  );
}

function stateText(index: IndexState | undefined): string {
  if (index?.state === 'building') return texts.settings.indexBuilding(readableCount(index.done), readableCount(index.total));
  return index ? texts.settings.indexReady : '';
}

function checkText({ checked, differing }: IndexCheck): string {
  if (differing === 0) return texts.settings.indexRight(readableCount(checked), checked === 1);
  return texts.settings.indexWrong(readableCount(differing), readableCount(checked));
}
