/* What runs in the page that is measured: each function stands by itself, as it is sent there as text. */

declare global {
  /** When the first row was painted, in milliseconds since the page was asked for. */
  var rowsShown: Promise<number>;
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

/** From the next event of a kind to the frame after something changed in an element, or it came anew; -1 where nothing does. */
export function paintedAfter({ watched, event }: { readonly watched: string; readonly event: string }): Promise<number> {
  return new Promise(resolve => {
    const nothing = setTimeout(() => resolve(-1), 1_500);
    const onEvent = () => {
      const start = performance.now();
      const observer = new MutationObserver(records => {
        const isHit = ({ target, addedNodes }: MutationRecord) =>
          (target instanceof Element ? target : target.parentElement)?.closest(watched) ||
          [...addedNodes].some(node => node instanceof Element && node.querySelector(watched));
        if (!records.some(isHit)) return;
        observer.disconnect();
        clearTimeout(nothing);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      setTimeout(() => observer.disconnect(), 1_500);
    };
    document.addEventListener(event, onEvent, { capture: true, once: true });
  });
}

/** Scrolls the list, a row or so in a frame; gives the longest frame in milliseconds. */
export async function scrolled(frames: number): Promise<readonly number[]> {
  const list = document.querySelector('[role="listbox"]');
  let box: Element | null = list;
  while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
  let longest = 0;
  let last = performance.now();
  for (let i = 0; i < frames; i++) {
    if (box) box.scrollTop += 120;
    const now = await new Promise<number>(resolve => requestAnimationFrame(() => resolve(performance.now())));
    if (i > 0) longest = Math.max(longest, now - last);
    last = now;
  }
  if (box) box.scrollTop = 0;
  return [longest];
}

/** The longest task within some time, in milliseconds; 0 where none took more than 50. */
export async function longTasks(ms: number): Promise<number> {
  let longest = 0;
  const observer = new PerformanceObserver(list => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  await new Promise(resolve => setTimeout(resolve, ms));
  observer.disconnect();
  return longest;
}
