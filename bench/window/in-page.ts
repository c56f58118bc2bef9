/* What runs in the page that is measured: each function stands by itself, as it is sent there as text. */

declare global {
  /** When the first row was painted, in milliseconds since the page was asked for. */
  var rowsShown: Promise<number>;
  var painted: Promise<number>;
  var longestTask: number;
  var taskObserver: PerformanceObserver | undefined;
}

/** To be run before the page's own scripts. */
export function rowsShownAt(): void {
  globalThis.rowsShown = new Promise(resolve => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role="option"]')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
}

/** What is waited for after an event, both as their names: `added` only where the element came anew. */
export interface Watch {
  readonly event: string;
  readonly watched: string;
  readonly added?: boolean;
}

/**
 * Puts into `painted` the milliseconds from the next event of a kind to the frame after something changed in an element,
 * or it came anew; -1 where nothing does.
 */
export function watchPaint({ event, watched, added = false }: Watch): void {
  globalThis.painted = new Promise(resolve => {
    const onEvent = () => {
      const start = performance.now();
      const isHit = ({ target, addedNodes }: MutationRecord) =>
        (!added && (target instanceof Element ? target : target.parentElement)?.closest(watched)) ||
        [...addedNodes].some(node => node instanceof Element && (node.matches(watched) || node.querySelector(watched)));
      const nothing = setTimeout(() => {
        observer.disconnect();
        resolve(-1);
      }, 1_500);
      const observer = new MutationObserver(records => {
        if (!records.some(isHit)) return;
        observer.disconnect();
        clearTimeout(nothing);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    };
    document.addEventListener(event, onEvent, { capture: true, once: true });
  });
}

/** Scrolls the list down, two rows or so in a frame, and back where it was; gives the longest frame in milliseconds. */
export async function scrolled(frames: number): Promise<number> {
  const box = document.querySelector('[role="listbox"]');
  if (!box) throw new Error('There is no list');
  const began = box.scrollTop;
  let longest = 0;
  let last = performance.now();
  for (let i = 0; i < frames; i++) {
    box.scrollTop += 120;
    const now = await new Promise<number>(resolve => requestAnimationFrame(() => resolve(performance.now())));
    if (i > 0) longest = Math.max(longest, now - last);
    last = now;
  }
  box.scrollTop = began;
  return longest;
}

/** Scrolls the list down, a few screens in a frame, until a row is on view, counted from 1, or nothing more comes. */
export async function scrollToRow(row: number): Promise<void> {
  const box = document.querySelector('[role="listbox"]');
  const shown = () => Number([...document.querySelectorAll('[role="option"]')].at(-1)?.getAttribute('aria-posinset'));
  for (let waited = 0, height = 0; box && shown() < row && waited < 300; waited++) {
    if (box.scrollHeight > height) waited = 0;
    height = box.scrollHeight;
    box.scrollTop += 2_000;
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
}

/** Keeps in `longestTask` the milliseconds of the longest task from now on; 0 where none takes more than 50. */
export function watchTasks(): void {
  globalThis.longestTask = 0;
  globalThis.taskObserver?.disconnect();
  globalThis.taskObserver = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) globalThis.longestTask = Math.max(globalThis.longestTask, duration);
  });
  globalThis.taskObserver.observe({ type: 'longtask' });
}
