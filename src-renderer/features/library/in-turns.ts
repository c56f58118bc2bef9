import { create } from 'zustand';
import { textOfError } from '../../lib/error-text.ts';
import { showError } from '../../ui/toasts.ts';

/** Snippets that one call takes: some 50 ms, so that others are answered between. */
const atOnce = 500;

interface Progress {
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

/** How far a long one is; null while none is under way. */
export const useProgress = create<{ readonly progress: Progress | null }>()(() => ({ progress: null }));

/** What was done, and why not all of it. */
export interface Turns<Result> {
  readonly results: readonly Result[];
  readonly error?: unknown;
}

/** Does something to many, some at a time; a long one shows how far it is and can be cancelled. What is done stays done. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  run: (some: readonly Item[]) => Promise<Result>,
): Promise<Turns<Result>> {
  const results: Result[] = [];
  let cancelled = false;
  const cancel = () => {
    cancelled = true;
  };
  try {
    for (let done = 0; done < items.length && !cancelled; done += atOnce) {
      if (items.length > atOnce) useProgress.setState({ progress: { done, total: items.length, cancel } });
      results.push(await run(items.slice(done, done + atOnce)));
    }
    return { results };
  } catch (error) {
    return { results, error };
  } finally {
    useProgress.setState({ progress: null });
  }
}

/** What was done, with words for the person where it was not all. */
export async function results<Result>(turns: Promise<Turns<Result>>): Promise<readonly Result[]> {
  const { results: done, error } = await turns;
  if (error !== undefined) showError(textOfError(error));
  return done;
}

/** What was done; throws where it was not all. */
export async function resultsOrFailure<Result>(turns: Promise<Turns<Result>>): Promise<readonly Result[]> {
  const { results: done, error } = await turns;
  if (error !== undefined) throw error;
  return done;
}
