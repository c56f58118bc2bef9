import { useEffect, useState } from 'react';
import type { Capture } from '../../../src-shared/contract/shell.ts';
import { call, host, subscribe } from '../../api/bridge.ts';
import { CaptureCard } from './CaptureCard.tsx';

/** How long it stays; hovering keeps it. */
const stayMs = 6_000;

/** The window of the quick-save toast: shows each capture for a moment and hides itself. */
export function QuickSaveToast() {
  const [shown, setShown] = useState<{ readonly capture: Capture; readonly count: number }>();
  const [hovered, setHovered] = useState(false);

  useEffect(() => {
    if (host !== 'electron') return;
    return subscribe('shell.captures', capture => setShown(before => ({ capture, count: (before?.count ?? 0) + 1 })));
  }, []);
  useEffect(() => {
    if (!shown || hovered) return;
    const timer = setTimeout(dismiss, stayMs);
    return () => clearTimeout(timer);
  }, [shown, hovered]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && dismiss();
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  if (!shown) return null;
  return (
    <main onMouseEnter={() => setHovered(true)} onMouseLeave={() => setHovered(false)}>
      <CaptureCard key={shown.count} capture={shown.capture} onDismiss={dismiss} />
    </main>
  );
}

function dismiss(): void {
  void call('shell.dismissToast', {});
}
