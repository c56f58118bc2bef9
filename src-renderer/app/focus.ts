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
  requestAnimationFrame(() => {
    const find = (what: string) => document.querySelector<HTMLElement>(`#side-bar ${what}`);
    (find('[aria-current]') ?? find('[data-item]'))?.focus();
  });
}

export function focusDetail(): void {
  useUi.getState().ask('editor');
}

/** The text where one is on view, else the first there is to be pressed: a preview stays. */
function focusShown(): void {
  if (document.querySelector('#detail .monaco-editor')) focusDetail();
  else document.querySelector<HTMLElement>('#detail [aria-selected="true"], #detail button')?.focus();
}

/** Goes around the panes of the window; the only way out of an editor, in which Tab writes. */
export function focusPane(step: 1 | -1): void {
  const panes = [
    { is: '#side-bar', go: focusSideBar },
    { is: '#list-side', go: focusList },
    { is: '#detail', go: focusShown },
  ].filter(({ is }) => document.querySelector(is));
  const at = panes.findIndex(({ is }) => document.activeElement?.closest(is));
  panes.at((at === -1 && step === -1 ? 0 : at + step) % panes.length)?.go();
}
