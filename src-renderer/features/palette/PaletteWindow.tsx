import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Output } from '../../../src-shared/contract/index.ts';
import { subscribe } from '../../api/bridge.ts';
import { startLiveUpdates } from '../../app/live-updates.ts';
import { loadPreferences, onPreferencesChanged } from '../../app/preferences.ts';
import { queryClient } from '../../app/query-client.ts';
import { applyTheme } from '../../lib/theme.ts';
import { loadTexts } from '../../texts/languages.ts';
import { leave } from './actions.ts';
import { Palette } from './Palette.tsx';
import styles from './palette.module.css';
import { usePalette } from './palette-store.ts';
import { paletteKeys } from './queries.ts';

/** The window over any program: made ready while it is hidden, so that it is shown as it will be used. */
export function PaletteWindow() {
  const [state, setState] = useState<Output<'shell.palette'>>({ shown: false, pastes: false });
  const { shown, pastes } = state;
  const [theme, setTheme] = useState(() => loadPreferences().theme);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => {
    const stops = [
      startLiveUpdates({
        client: queryClient,
        subscribe: (listener, onLost) => subscribe('library.changes', listener, onLost),
        onConnection: () => {},
      }),
      subscribe('shell.palette', setState),
      onPreferencesChanged(({ theme: chosen, language }) => {
        setTheme(chosen);
        void loadTexts(language); // had with the next look
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useEffect(() => {
    if (shown) return;
    usePalette.getState().reset();
    void queryClient.invalidateQueries({ queryKey: paletteKeys.start() }); // uses are no change that is announced
  }, [shown]);

  return (
    <QueryClientProvider client={queryClient}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the card, as one on another program, which Escape does too */}
      <div className={styles.backdrop} onMouseDown={event => event.target === event.currentTarget && leave()}>
        <Palette shown={shown} pastes={pastes} />
      </div>
    </QueryClientProvider>
  );
}
