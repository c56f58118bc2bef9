import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { useUi } from '../../app/ui-store.ts';
import { texts } from '../../texts.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import styles from './commands.module.css';
import { shortcutGroups } from './shortcuts.ts';

/** All keys of the window on one sheet. */
export function ShortcutSheet() {
  const showDialog = useUi(state => state.showDialog);
  const sheet = useRef<HTMLElement>(null);
  const close = () => showDialog(null);
  return (
    <Dialog.Root open onOpenChange={open => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.sheet} initialFocus={sheet}>
          <header className={styles.header}>
            <Dialog.Title>{texts.commands.shortcuts}</Dialog.Title>
            <IconButton small label={texts.shortcuts.close} keys="Escape" onClick={close}>
              <X size={15} />
            </IconButton>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled with the keys */}
          <section ref={sheet} className={styles.columns} tabIndex={0} aria-label={texts.commands.shortcuts}>
            {shortcutGroups().map(({ title, shortcuts }) => (
              <section key={title} className={styles.group} aria-label={title}>
                <h3>{title}</h3>
                <dl>
                  {shortcuts.map(({ text, keys }) => (
                    <div key={text}>
                      <dt>{text}</dt>
                      <dd>
                        {keys.map(key => (
                          <Keys key={key} combination={key} joined />
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
