import { Menu as Base } from '@base-ui/react/menu';
import { useContextMenu } from './context-menu.ts';
import styles from './menu.module.css';

/** The one menu that `showContextMenu` opens. */
export function ContextMenu() {
  const { open, at, items } = useContextMenu();
  return (
    <Base.Root open={open} onOpenChange={isOpen => useContextMenu.setState({ open: isOpen })} modal={false}>
      {/* Inside the landmark that it is about. */}
      <Base.Portal container={document.querySelector('main')}>
        <Base.Positioner
          className={styles.positioner}
          anchor={{ getBoundingClientRect: () => at }}
          side="bottom"
          align="start"
          sideOffset={2}
        >
          <Base.Popup className={styles.popup}>{items}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
