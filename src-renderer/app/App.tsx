import { Tooltip } from '@base-ui/react/tooltip';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { subscribe } from '../api/bridge.ts';
import { DropZone } from '../features/capture/DropZone.tsx';
import { listenForPaste } from '../features/capture/paste.ts';
import { CollectDialog } from '../features/collections/CollectDialog.tsx';
import { followFilter } from '../features/library/counted-filter.ts';
import { OfferDialog } from '../features/links/OfferDialog.tsx';
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx';
import { TagDialog } from '../features/tags/TagDialog.tsx';
import { UpdateNotice } from '../features/updates/UpdateNotice.tsx';
import { listenForUpdates } from '../features/updates/update-state.ts';
import { keepDraftsSafe } from '../features/viewer/drafts.ts';
import { applyTheme } from '../lib/theme.ts';
import { loadTexts } from '../texts/languages.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { ContextMenu } from '../ui/ContextMenu.tsx';
import { ToastRegion } from '../ui/ToastRegion.tsx';
import { askEarly } from './ask-early.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { listenForCommands } from './command-keys.ts';
import { setConnected } from './connection.ts';
import { Dialogs } from './Dialogs.tsx';
import { HealthBanner } from './HealthBanner.tsx';
import { listenForHealth } from './health.ts';
import { Layout } from './Layout.tsx';
import { startLiveUpdates } from './live-updates.ts';
import { onPreferencesChanged } from './preferences.ts';
import { queryClient } from './query-client.ts';
import { listenForShellCommands } from './shell-commands.ts';
import { tellLanguage, tellTheme } from './tell-shell.ts';
import { useUi } from './ui-store.ts';

/** Long enough that moving across buttons shows nothing. */
const tooltipDelayMs = 500;

export function App() {
  const theme = useUi(state => state.theme);
  const language = useUi(state => state.language);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => tellTheme(theme), [theme]);
  useEffect(() => tellLanguage(language), [language]);
  useEffect(() => {
    const stops = [
      startLiveUpdates({
        client: queryClient,
        subscribe: (listener, onLost) => subscribe('library.changes', listener, onLost),
        onConnection: setConnected,
      }),
      listenForHealth(),
      askEarly(),
      followFilter(),
      listenForCommands(),
      listenForShellCommands(),
      listenForPaste(),
      listenForUpdates(),
      keepDraftsSafe(),
      onPreferencesChanged(({ theme: chosen, language: spoken, editor, welcomed }) => {
        useUi.setState({ theme: chosen, editor, welcomed, ...(welcomed && { welcome: 'over' }) });
        void loadTexts(spoken).then(() => useUi.setState({ language: spoken }));
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);

  return (
    <QueryClientProvider client={queryClient}>
      {/* In another language all is drawn anew: texts are read while drawing. */}
      <Tooltip.Provider key={language} delay={tooltipDelayMs}>
        <ConnectionBanner />
        <HealthBanner />
        <Layout />
        <DropZone />
        <SettingsDialog />
        <OfferDialog />
        <CollectDialog />
        <Dialogs />
        <TagDialog />
        <ConfirmDialog />
        <ContextMenu />
        <UpdateNotice />
        <ToastRegion />
      </Tooltip.Provider>
    </QueryClientProvider>
  );
}
