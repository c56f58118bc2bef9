import { Dialog } from '@base-ui/react/dialog';
import { lazy, Suspense } from 'react';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import styles from './settings-dialog.module.css';

const SettingsPages = lazy(async () => ({ default: (await import('./SettingsPages.tsx')).SettingsPages }));

/** The frame of the settings, here at once; what is in it comes with the first look. */
export function SettingsDialog() {
  const open = useUi(state => state.settingsOpen);
  const setSettings = useUi(state => state.setSettings);
  return (
    <Dialog.Root open={open} onOpenChange={next => setSettings(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog} aria-label={texts.settings.title} initialFocus={false}>
          <Suspense>
            <SettingsPages />
          </Suspense>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
