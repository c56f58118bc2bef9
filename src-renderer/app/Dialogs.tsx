import { lazy, Suspense, useEffect } from 'react';
import { textOfError } from '../lib/error-text.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { showError } from '../ui/toasts.ts';
import { useUi } from './ui-store.ts';

const loadPalette = async () => ({ default: (await import('../features/commands/CommandPalette.tsx')).CommandPalette });

const dialogs = {
  palette: lazy(loadPalette),
  shortcuts: lazy(async () => ({ default: (await import('../features/commands/ShortcutSheet.tsx')).ShortcutSheet })),
  tags: lazy(async () => ({ default: (await import('../features/tags/TagsDialog.tsx')).TagsDialog })),
  fill: lazy(async () => ({ default: (await import('../features/placeholders/FillDialog.tsx')).FillDialog })),
  history: lazy(async () => ({ default: (await import('../features/history/HistoryDialog.tsx')).HistoryDialog })),
  export: lazy(async () => ({ default: (await import('../features/transfer/ExportDialog.tsx')).ExportDialog })),
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
  return (
    <Suspense>
      {Shown && (
        <ErrorBoundary fallback={error => <Unshown error={error} />}>
          <Shown />
        </ErrorBoundary>
      )}
    </Suspense>
  );
}

/** A dialog that failed, such as one whose part of the program is gone after an update, is closed and said. */
function Unshown({ error }: { readonly error: unknown }) {
  const showDialog = useUi(state => state.showDialog);
  useEffect(() => {
    showDialog(null);
    showError(textOfError(error));
  }, [error, showDialog]);
  return null;
}
