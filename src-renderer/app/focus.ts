import { useUi } from './ui-store.ts';

/** Moves the keyboard to a part of the window. */
export function focusSearch(): void {
  useUi.getState().showNarrow('list');
  // After a render: on a narrow window the list may only now be shown.
  requestAnimationFrame(() => {
    const field = document.getElementById('search');
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    }
  });
}

export function focusList(): void {
  useUi.getState().showNarrow('list');
  requestAnimationFrame(() => document.getElementById('list')?.focus());
}

export function focusSideBar(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#side-bar [aria-current], #side-bar button')?.focus());
}

export function focusDetail(): void {
  useUi.getState().ask('editor');
}
