import { lazy, Suspense, useEffect } from 'react';
import { useUi } from '../../app/ui-store.ts';

const loadPalette = async () => ({ default: (await import('./CommandPalette.tsx')).CommandPalette });
const CommandPalette = lazy(loadPalette);
const ShortcutSheet = lazy(async () => ({ default: (await import('./ShortcutSheet.tsx')).ShortcutSheet }));

/** The palette of commands and the sheet of shortcuts. */
export function CommandDialogs() {
  const dialog = useUi(state => state.dialog);
  // While nothing else is to be done, so that the palette stands before the first letter that is typed into it.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <Suspense>
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'shortcuts' && <ShortcutSheet />}
    </Suspense>
  );
}
