import type { KeyboardEvent } from 'react';
import { isTyping } from '../../lib/keys.ts';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: at => Math.max(0, at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrows go through the entries of the side bar, whatever section they are in. */
export function onSideBarKeyDown(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || isTyping(event.nativeEvent)) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = entries.indexOf(document.activeElement as HTMLElement);
  entries[step(at, entries.length - 1)]?.focus();
  event.preventDefault();
}
