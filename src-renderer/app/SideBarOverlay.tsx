import { Dialog } from '@base-ui/react/dialog';
import { SideBar } from '../features/library/SideBar.tsx';
import { texts } from '../texts.ts';
import styles from './layout.module.css';
import { useUi } from './ui-store.ts';

/** The side bar over the list, where there is no room beside it. */
export function SideBarOverlay() {
  const open = useUi(state => state.overlayOpen);
  const setOverlay = useUi(state => state.setOverlay);
  return (
    <Dialog.Root open={open} onOpenChange={setOverlay}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.overlay} aria-label={texts.sideBar.label}>
          <SideBar onHide={() => setOverlay(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
