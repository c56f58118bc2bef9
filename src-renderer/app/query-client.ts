import { QueryClient } from '@tanstack/react-query';
import { AppError } from '../../src-shared/errors.ts';

/** Only what may pass by itself is tried again. */
const maxRetries = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY, // kept fresh by the change feed, see live-updates.ts
      networkMode: 'always', // the service is on this machine, also without a network
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      retry: (failures, error) => failures < maxRetries && error instanceof AppError && error.code === 'unavailable',
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
