import type { DeskId } from '#shared/kernel/ids.ts';
import { err, ok } from '#shared/kernel/result.ts';
import type { Session } from '../../composition/session.ts';
import type { DeskNetwork } from '../../ports/desk-network.ts';
import type { DeskHost } from './listen.ts';

export interface DeskNetworkOptions {
  readonly addresses: DeskNetwork['addresses'];
  /** undefined when the page was not built. */
  readonly pageFolder: () => string | undefined;
  /** undefined while the database is not open. */
  readonly session: () => Session | undefined;
  readonly reportFailure: (error: unknown) => void;
}

/** Off until it is opened. The server itself is loaded only then, so that a start does not pay for it. */
export function createDeskNetwork(options: DeskNetworkOptions): DeskNetwork {
  let host: DeskHost | undefined;
  const close = async () => {
    const closing = host;
    host = undefined;
    await closing?.close();
  };
  return {
    addresses: options.addresses,
    listening: () => host?.listening,
    async open(address, port, identity) {
      await close();
      const pageFolder = options.pageFolder();
      if (pageFolder === undefined) throw new Error('The page was not built');
      const { listenForDesks } = await import('./listen.ts');
      try {
        host = await listenForDesks({ ...options, address, port, identity, pageFolder });
        return ok(host.listening);
      } catch (failure) {
        const reason = REASONS[(failure as NodeJS.ErrnoException).code ?? ''];
        if (!reason) throw failure;
        return err(reason);
      }
    },
    close,
    cut: (desk: DeskId) => host?.cut(desk),
    lastSeenAt: (desk: DeskId) => host?.lastSeenAt(desk),
  };
}

const REASONS: Readonly<Record<string, 'portInUse' | 'notPermitted' | 'addressGone'>> = {
  EADDRINUSE: 'portInUse',
  EACCES: 'notPermitted',
  EADDRNOTAVAIL: 'addressGone',
};
