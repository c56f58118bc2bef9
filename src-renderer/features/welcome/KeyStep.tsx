import { Check } from 'lucide-react';
import { useEffect, useState } from 'react';
import { host, subscribe } from '../../api/bridge.ts';
import { useUi } from '../../app/ui-store.ts';
import { keyCaps } from '../../lib/keys.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import { useHotkeyCaps } from '../settings/hotkeys.ts';
import styles from './welcome.module.css';

/** The key that saves, to be tried at once: in a browser, which has no global keys, the one that pastes. */
export function KeyStep() {
  const global = useHotkeyCaps('quickSave');
  const works = useSaved();
  const caps = host === 'electron' ? global : keyCaps('$mod+v');
  useStatus(works && texts.welcome.keyWorks);
  return (
    <>
      <p>{host === 'electron' ? texts.welcome.key : texts.welcome.keyInBrowser}</p>
      {caps && (
        <p className={styles.key}>
          <Keys caps={caps} />
        </p>
      )}
      <p className={styles.outcome} data-works={works || undefined}>
        {works && <Check size={15} aria-hidden="true" />}
        {works ? texts.welcome.keyWorks : caps ? texts.welcome.keyWaits : texts.welcome.noKey}
      </p>
      {host === 'electron' && (
        <Button onClick={() => useUi.getState().setSettings(true, 'hotkeys')}>{texts.welcome.otherKey}</Button>
      )}
    </>
  );
}

/** Whether anything was saved since the step is on view. */
function useSaved(): boolean {
  const [saved, setSaved] = useState(false);
  useEffect(
    () =>
      subscribe('library.changes', ({ assets }) => {
        if (assets.some(({ kind }) => kind === 'created')) setSaved(true);
      }),
    [],
  );
  return saved;
}
