import type { ReactNode } from 'react';
import { createRoot, type RootOptions } from 'react-dom/client';
import { loadPreferences } from './app/preferences.ts';
import { loadTexts } from './texts/languages.ts';
import { LiveRegion } from './ui/LiveRegion.tsx';

/** Draws a window once its texts are here: English at once, the others after a moment. Without theirs it is English. */
export function draw(window: ReactNode, options?: RootOptions): void {
  const root = document.getElementById('root');
  if (!root) return;
  const render = () =>
    createRoot(root, options).render(
      <>
        {window}
        <LiveRegion />
      </>,
    );
  loadTexts(loadPreferences().language).then(render, render);
}
