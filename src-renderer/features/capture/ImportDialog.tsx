import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { useStatus } from '../../ui/use-announced.ts';
import styles from './capture.module.css';
import { useImport } from './import-flow.ts';

/** Asks before many files, and shows how far an import is. */
export function ImportDialog() {
  const state = useImport(store => store.state);
  const { capture } = texts;
  const progress = useProgressText();
  const save = useRef<HTMLButtonElement>(null);
  useStatus(state.step === 'saving' && capture.progress(readableCount(0), readableCount(state.total)));

  return (
    <>
      <Dialog.Root open={state.step === 'asking'} onOpenChange={() => state.step === 'asking' && state.answer(false)}>
        <Dialog.Portal>
          <Dialog.Backdrop className={styles.backdrop} />
          <Dialog.Popup className={styles.dialog} initialFocus={save}>
            <Dialog.Title>{capture.ask(state.step === 'asking' ? readableCount(state.count) : '')}</Dialog.Title>
            <Dialog.Description>{capture.askHint}</Dialog.Description>
            {state.step === 'asking' && (
              <div className={styles.buttons}>
                <Button onClick={() => state.answer(false)}>{capture.cancel}</Button>
                <Button ref={save} look="primary" onClick={() => state.answer(true)}>
                  {capture.askSave(readableCount(state.count))}
                </Button>
              </div>
            )}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
      {(state.step === 'looking' || state.step === 'saving') && (
        <section className={styles.progress} data-bottom aria-label={progress}>
          <div className={styles.line}>
            <span>{progress}</span>
            <Button onClick={state.cancel}>{capture.cancel}</Button>
          </div>
          {state.step === 'saving' && <progress max={state.total} value={state.done} aria-label={progress} />}
        </section>
      )}
    </>
  );
}

function useProgressText(): string {
  const state = useImport(store => store.state);
  if (state.step === 'looking') return texts.capture.reading(readableCount(state.found));
  if (state.step === 'saving') return texts.capture.progress(readableCount(state.done), readableCount(state.total));
  return '';
}
