import { TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../texts.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './toast-region.module.css';
import { dismissToast, type Toast, useToasts } from './toasts.ts';

/** How long a message stays; hovering, focus and open details keep it. */
const stayMs = 6_000;

export function ToastRegion() {
  const toasts = useToasts(state => state.toasts);
  return (
    <section aria-label={texts.toast.region} className={styles.region}>
      {/* Dialogs hide from assistive technology whatever is not live: the buttons of messages stay. What is said, LiveRegion says. */}
      <div aria-live="off" className={styles.stack}>
        {toasts.map(toast => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </div>
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const [held, setHeld] = useState(false);
  const [open, setOpen] = useState(false);
  const { id, text, tone, action, details } = toast;

  useEffect(() => {
    if (held || open) return;
    const timer = setTimeout(() => dismissToast(id), stayMs);
    return () => clearTimeout(timer);
  }, [held, open, id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the message, as focus inside does.
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div className={styles.line}>
        {tone === 'error' && <TriangleAlert size={15} className={styles.warn} aria-hidden="true" />}
        <span className={styles.text}>{text}</span>
        {details && details.length > 0 && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {texts.capture.details}
          </Button>
        )}
        {action && (
          <Button
            className={styles.action}
            onClick={() => {
              dismissToast(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
        <IconButton small label={texts.toast.dismiss} onClick={() => dismissToast(id)}>
          <X size={14} />
        </IconButton>
      </div>
      {open && details && (
        <ul className={styles.details}>
          {details.map(({ name, reason }) => (
            <li key={name}>
              <b>{name}</b>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
