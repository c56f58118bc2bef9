import { type FocusEvent, useEffect, useState } from 'react';
import type { Output } from '../../../src-shared/contract/index.ts';
import { call, host, subscribe } from '../../api/bridge.ts';
import { CaptureCard } from './CaptureCard.tsx';

/** The window of the quick-save toast: shows each capture for a moment and hides itself. */
export function QuickSaveToast() {
  const [shown, setShown] = useState<Output<'shell.captures'> & { readonly count: number }>();
  const [hovered, setHovered] = useState(false);
  const [focused, setFocused] = useState(false);

  useEffect(() => {
    if (host !== 'electron') return;
    return subscribe('shell.captures', told => {
      setFocused(false); // what had it is gone
      setShown(before => ({ ...told, count: (before?.count ?? 0) + 1 }));
    });
  }, []);
  useEffect(() => {
    if (!shown || hovered || focused) return;
    const timer = setTimeout(dismiss, shown.seconds * 1000);
    return () => clearTimeout(timer);
  }, [shown, hovered, focused]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && dismiss();
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  if (!shown) return null;
  return (
    <main
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocus={() => setFocused(true)}
      onBlur={(event: FocusEvent) => setFocused(event.currentTarget.contains(event.relatedTarget))}
    >
      <CaptureCard key={shown.count} capture={shown.capture} onDismiss={dismiss} />
    </main>
  );
}

function dismiss(): void {
  void call('shell.dismissToast', {});
}
