import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useRef } from 'react';
import { texts } from '../texts.ts';
import { Button } from './Button.tsx';
import { useConfirm } from './confirm.ts';
import styles from './confirm-dialog.module.css';

/** The one dialog that `confirm` opens. */
export function ConfirmDialog() {
  const { question, answer } = useConfirm();
  const go = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root open={question !== null} onOpenChange={() => answer(false)}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.dialog} initialFocus={go}>
          <AlertDialog.Title className={styles.title}>{question?.title}</AlertDialog.Title>
          <AlertDialog.Description className={styles.hint}>{question?.hint}</AlertDialog.Description>
          <div className={styles.buttons}>
            <Button onClick={() => answer(false)}>{texts.confirm.cancel}</Button>
            <Button ref={go} look="primary" onClick={() => answer(true)}>
              {question?.action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
