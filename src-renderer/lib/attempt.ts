import { showError } from '../ui/toasts.ts';
import { textOfError } from './error-text.ts';

/** Runs what may be refused; says why, and gives undefined, when it is. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ readonly value: T } | undefined> {
  try {
    return { value: await work() };
  } catch (error) {
    showError(textOfError(error));
    return undefined;
  }
}
