import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Appearance } from './Appearance.tsx';
import { EnrichmentSettings } from './EnrichmentSettings.tsx';
import { LibrarySettings } from './LibrarySettings.tsx';
import { LocalApiSettings } from './LocalApiSettings.tsx';
import styles from './settings.module.css';

export function SettingsDialog() {
  const open = useUi(state => state.settingsOpen);
  const setSettings = useUi(state => state.setSettings);
  return (
    <Dialog.Root open={open} onOpenChange={setSettings}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog}>
          <header className={styles.header}>
            <Dialog.Title>{texts.settings.title}</Dialog.Title>
            <IconButton small label={texts.settings.close} keys="Escape" onClick={() => setSettings(false)}>
              <X size={15} />
            </IconButton>
          </header>
          <div className={styles.body}>
            <Appearance />
            <EnrichmentSettings />
            <LibrarySettings />
            <LocalApiSettings />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
