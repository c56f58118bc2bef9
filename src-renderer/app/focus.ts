import { useUi } from './ui-store.ts';

/** Moves the keyboard to a part of the window. */
export function focusSearch(): void {
  useUi.getState().showNarrow('list');
  // At once, so that no key typed after it is lost; on a narrow window the field may only be there after a render.
  if (!selectSearch()) requestAnimationFrame(selectSearch);
}

/** Whether the field has the focus now. */
function selectSearch(): boolean {
  const field = document.getElementById('search');
  if (!(field instanceof HTMLInputElement)) return false;
  field.focus();
  field.select();
  return document.activeElement === field;
}

export function focusList(): void {
  useUi.getState().showNarrow('list');
  requestAnimationFrame(() => listElement()?.focus());
}

/** The list, or what stands in its place: where the focus goes back to from what was asked about its rows. */
export function listElement(): HTMLElement | null {
  return document.getElementById('list');
}

export function focusSideBar(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('#side-bar [aria-current], #side-bar button')?.focus());
}

export function focusDetail(): void {
  useUi.getState().ask('editor');
}
