import { platform } from '../api/bridge.ts';

const names: Readonly<Record<string, string>> =
  platform === 'darwin'
    ? { $mod: '⌘', Control: '⌃', Shift: '⇧', Alt: '⌥', Delete: '⌫', Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→' }
    : { $mod: 'Ctrl', Control: 'Ctrl', Delete: 'Del', Escape: 'Esc', ArrowLeft: '←', ArrowRight: '→' };

/** The parts of a tinykeys combination as they stand on the keys: `$mod+Shift+c` gives Ctrl, Shift, C. */
export function keyCaps(combination: string): readonly string[] {
  return combination
    .split(/[+ ]/)
    .map(part => part.replace(/^Key(?=[A-Z]$)/, ''))
    .map(part => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** Whether a key event belongs to a text field, where keys write. */
export function isTyping(event: Event): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, [contenteditable], .monaco-editor') !== null;
}

/** Whether an event belongs to a menu or a dialog, which has its own keys. */
export function isInDialog(event: Event): boolean {
  return event.target instanceof HTMLElement && event.target.closest('[role="menu"], [role="dialog"]') !== null;
}

/** Whether a key does something of its own where it was pressed: named in `data-keys`, as `F2 Delete`. */
export function isOwnKey(event: Event): boolean {
  if (!(event instanceof KeyboardEvent) || !(event.target instanceof HTMLElement)) return false;
  return event.target.closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ').includes(event.key) ?? false;
}

export function isMod(event: { readonly ctrlKey: boolean; readonly metaKey: boolean }): boolean {
  return platform === 'darwin' ? event.metaKey : event.ctrlKey;
}
