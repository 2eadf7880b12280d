import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { QueryClient } from '@tanstack/react-query';
import { BACKEND_CHANGED, client } from './client.ts';

/** Query and mutation options of every procedure of the contract; its paths are the key tree. */
export const orpc = createTanstackQueryUtils(client);

export const queryClient = new QueryClient({
  defaultOptions: {
    // The backend is on this machine: it is there whatever the network says, and a refusal does not become a yes by asking again.
    queries: { networkMode: 'always', retry: false, staleTime: 5_000, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always', retry: false },
  },
});

window.addEventListener(BACKEND_CHANGED, () => void queryClient.invalidateQueries());
