import './boot.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { subscribe } from './api/bridge.ts';
import { startLiveUpdates } from './app/live-updates.ts';
import { queryClient } from './app/query-client.ts';
import { draw } from './draw.tsx';
import { QuickSaveToast } from './features/quick-save/QuickSaveToast.tsx';

startLiveUpdates({
  client: queryClient,
  subscribe: (listener, onLost) => subscribe('library.changes', listener, onLost),
  onConnection: () => {}, // it shows what was saved, and asks for nothing else
});

draw(
  <QueryClientProvider client={queryClient}>
    <QuickSaveToast />
  </QueryClientProvider>,
);
