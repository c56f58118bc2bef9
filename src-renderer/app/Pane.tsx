import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { call } from '../api/bridge.ts';
import { attempt } from '../lib/attempt.ts';
import { texts } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { showToast } from '../ui/toasts.ts';
import { useAlert } from '../ui/use-announced.ts';
import styles from './layout.module.css';
import { queryClient } from './query-client.ts';

/** A part of the window that may fail on its own: it says so in its place, with what finds the fault in the log. */
export function Pane({ children }: { readonly children: ReactNode }) {
  return <ErrorBoundary fallback={(error, retry) => <Failed error={error} onRetry={retry} />}>{children}</ErrorBoundary>;
}

function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { data } = useQuery({
    queryKey: ['fault', String(error)],
    queryFn: () => call('system.report', { fault: faultOf(error) }),
  });

  useAlert(`${texts.faults.title}. ${texts.faults.hint}`);

  /** What it was drawn from may be what it failed at: it is asked for anew. */
  function retry(): void {
    queryClient.removeQueries({ type: 'inactive' });
    onRetry();
  }

  async function copy(): Promise<void> {
    const { collectDiagnostics } = await import('../features/settings/collect-diagnostics.ts');
    await attempt(async () => {
      const reference = data ? `${texts.faults.reference(data.reference)}\n` : '';
      await navigator.clipboard.writeText(reference + (await collectDiagnostics()));
      showToast({ text: texts.detail.copied, tone: 'info' });
    });
  }

  return (
    <section className={styles.failed} aria-label={texts.faults.title}>
      <TriangleAlert size={20} aria-hidden="true" />
      <h2>{texts.faults.title}</h2>
      <p>{texts.faults.hint}</p>
      {data && <p>{texts.faults.reference(data.reference)}</p>}
      <div>
        <Button look="primary" onClick={retry}>
          {texts.errors.retry}
        </Button>
        <Button look="outline" onClick={() => void copy()}>
          {texts.settings.copyDiagnostics}
        </Button>
      </div>
    </section>
  );
}

/** The longest that is kept of a stack, in characters: the first frames tell where it was. */
const maxStack = 8_000;

function faultOf(error: unknown) {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  return { name: name.slice(0, 200), message: message.slice(0, 1_000), stack: stack.slice(0, maxStack) };
}
