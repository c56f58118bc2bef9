import { useSyncExternalStore } from 'react';
import { useUi } from './ui-store.ts';

/** Three panes, two with the side bar over them, or one at a time. */
export type WindowSize = 'wide' | 'medium' | 'narrow';

const wide = matchMedia('(min-width: 900px)');
const medium = matchMedia('(min-width: 640px)');

export function windowSize(): WindowSize {
  if (wide.matches) return 'wide';
  return medium.matches ? 'medium' : 'narrow';
}

function watch(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  medium.addEventListener('change', listener);
  return () => {
    wide.removeEventListener('change', listener);
    medium.removeEventListener('change', listener);
  };
}

export function useLayout(): { readonly size: WindowSize; readonly sideBarShown: boolean } {
  const size = useSyncExternalStore(watch, windowSize);
  const docked = useUi(state => state.sideBar);
  return { size, sideBarShown: size === 'wide' && docked };
}

export function toggleSideBar(): void {
  const { sideBar, setSideBar, overlayOpen, setOverlay } = useUi.getState();
  if (windowSize() === 'wide') setSideBar(!sideBar);
  else setOverlay(!overlayOpen);
}
