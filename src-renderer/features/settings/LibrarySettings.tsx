import { useState } from 'react';
import type { IndexCheck, IndexState } from '../../../src-shared/model/library.ts';
import { call } from '../../api/bridge.ts';
import { commands } from '../../app/commands.ts';
import { queryClient } from '../../app/query-client.ts';
import { useUi } from '../../app/ui-store.ts';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { useIndexState } from '../library/index-state.ts';
import { libraryQueries } from '../library/queries.ts';
import { chooseArchive } from '../transfer/import-archive.ts';
import { KeepingSettings } from './KeepingSettings.tsx';
import { Setting } from './Setting.tsx';
import { SpaceSettings } from './SpaceSettings.tsx';
import styles from './settings.module.css';
import { useAttempt } from './use-attempt.ts';

/** How long things are kept, what they take, and the search index. */
export function LibrarySettings() {
  return (
    <>
      <KeepingSettings />
      <SpaceSettings />
      <ArchiveSetting />
      <IndexSetting />
    </>
  );
}

/** How the search index is, and what can be done when something is not found that should be. */
function IndexSetting() {
  const index = useIndexState();
  const [checked, setChecked] = useState<IndexCheck>();
  const { problem, busy, attempt } = useAttempt();

  function run(work: () => Promise<void>): Promise<boolean> {
    setChecked(undefined);
    return attempt(async () => {
      await work();
      await queryClient.invalidateQueries({ queryKey: libraryQueries.index().queryKey });
    });
  }

  const check = () => run(async () => setChecked(await call('library.checkIndex', {})));
  const rebuild = () => run(async () => void (await call('library.rebuildIndex', {})));
  const state = busy ? texts.settings.indexBusy : checked ? checkText(checked) : stateText(index);
  useStatus(state);
  const isIdle = !busy && index?.state === 'ready';

  return (
    <Setting
      id="index"
      label={texts.settings.index}
      words={texts.settings.indexWords}
      problem={problem}
      below={<p className={styles.hint}>{state}</p>}
    >
      <div className={styles.row}>
        <Button look="outline" disabled={!isIdle} onClick={() => void check()}>
          {texts.settings.checkIndex}
        </Button>
        <Button look="outline" disabled={!isIdle} onClick={() => void rebuild()}>
          {texts.settings.rebuildIndex}
        </Button>
      </div>
    </Setting>
  );
}

/** The library, or parts of it, out and in. */
function ArchiveSetting() {
  const setSettings = useUi(state => state.setSettings);
  const { transfer } = texts;
  return (
    <Setting id="archives" label={transfer.archives} hint={transfer.archivesHint} words={transfer.archivesWords}>
      <div className={styles.row}>
        <Button
          look="outline"
          onClick={() => {
            setSettings(false);
            commands.export.run();
          }}
        >
          {transfer.chooseExport}
        </Button>
        <Button look="outline" onClick={chooseArchive}>
          {transfer.chooseImport}
        </Button>
      </div>
    </Setting>
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
