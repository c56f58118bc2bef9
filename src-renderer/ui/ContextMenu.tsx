import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';

interface ContextMenuProps {
  /** What it is the menu of: opens on a right click and on the menu key. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
}

export function ContextMenu({ trigger, children }: ContextMenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
