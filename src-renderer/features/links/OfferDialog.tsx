import { Dialog } from '@base-ui/react/dialog';
import { useMemo, useRef } from 'react';
import { readableCount } from '../../lib/sizes.ts';
import { texts } from '../../texts.ts';
import { Button } from '../../ui/Button.tsx';
import { answerOffer, useOffer } from './offer.ts';
import styles from './offer-dialog.module.css';
import { visiblePieces } from './visible-text.ts';

/** Asks before a link saves something, and shows all of it. */
export function OfferDialog() {
  const text = useOffer(state => state.text);
  const cancel = useRef<HTMLButtonElement>(null);
  const shown = text ?? '';
  return (
    <Dialog.Root open={text !== null} onOpenChange={() => answerOffer(false)} disablePointerDismissal>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.dialog} initialFocus={cancel}>
          <Dialog.Title>{texts.links.offerTitle}</Dialog.Title>
          <Dialog.Description>{texts.links.offerHint}</Dialog.Description>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by the keyboard */}
          <section className={styles.scroll} aria-label={texts.links.offerText} tabIndex={0}>
            <pre>
              <VisibleText text={shown} />
            </pre>
          </section>
          <p className={styles.size}>
            {texts.links.offerSize(readableCount(shown.split('\n').length), readableCount(shown.length))}
          </p>
          <div className={styles.buttons}>
            <Button ref={cancel} onClick={() => answerOffer(false)}>
              {texts.links.refuse}
            </Button>
            <Button look="primary" onClick={() => answerOffer(true)}>
              {texts.links.save}
            </Button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function VisibleText({ text }: { readonly text: string }) {
  const pieces = useMemo(() => visiblePieces(text), [text]);
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
    'text' in piece ? <span key={index}>{piece.text}</span> : <b key={index}>{piece.unseen}</b>,
  );
}
