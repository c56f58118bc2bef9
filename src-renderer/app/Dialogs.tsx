import { lazy, Suspense, useEffect } from 'react';
import { useUi } from './ui-store.ts';

const loadPalette = async () => ({ default: (await import('../features/commands/CommandPalette.tsx')).CommandPalette });

const dialogs = {
  palette: lazy(loadPalette),
  shortcuts: lazy(async () => ({ default: (await import('../features/commands/ShortcutSheet.tsx')).ShortcutSheet })),
  tags: lazy(async () => ({ default: (await import('../features/tags/TagsDialog.tsx')).TagsDialog })),
  fill: lazy(async () => ({ default: (await import('../features/placeholders/FillDialog.tsx')).FillDialog })),
  history: lazy(async () => ({ default: (await import('../features/history/HistoryDialog.tsx')).HistoryDialog })),
  insight: lazy(async () => ({ default: (await import('../features/insight/InsightDialog.tsx')).InsightDialog })),
};

/** What a command opens over the window, loaded when it is first asked for. */
export function Dialogs() {
  const dialog = useUi(state => state.dialog);
  // While nothing else is to be done, so that the palette stands before the first letter that is typed into it.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  const Shown = dialog && dialogs[dialog];
  return <Suspense>{Shown && <Shown />}</Suspense>;
}
