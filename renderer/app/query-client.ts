import { QueryClient } from '@tanstack/react-query';

/** What the window holds of the archive. */
export const queryClient = new QueryClient({
  // The main process is always "online", and nobody else changes the archive: data is fresh until a command says otherwise.
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Infinity,
      retry: false,
      refetchOnWindowFocus: false,
      gcTime: 60_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
