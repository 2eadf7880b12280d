import type { ClientRequestArgs } from 'node:http';
import { Agent } from 'node:https';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect, getCACertificates, type TLSSocket } from 'node:tls';
import { FolderFailure } from './folder-failure.ts';

const CONNECT_MILLIS = 15_000;
const IDLE_SOCKETS = 2;

export interface Pinned {
  /** With its port where that is not the usual one, as a person reads it. */
  readonly host: string;
  /** SHA-256 in hex of the certificate that is taken whoever signed it. */
  readonly fingerprint: string | undefined;
}

/**
 * Hands out a connection only when its certificate was proved: signed by an authority that the system knows and made for this host, or the
 * very one that a person confirmed. Nothing of a request, and no password, is written before.
 */
export class PinnedAgent extends Agent {
  readonly #pinned: Pinned;

  constructor(pinned: Pinned) {
    super({ keepAlive: true, maxFreeSockets: IDLE_SOCKETS });
    this.#pinned = pinned;
  }

  override createConnection(options: ClientRequestArgs, done: (failure: Error | null, socket: Duplex) => void): undefined {
    const socket = connect({ ...(options as ConnectionOptions), ca: authorities(), rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    const late = setTimeout(() => socket.destroy(timedOut()), CONNECT_MILLIS);
    const fail = (failure: Error) => {
      clearTimeout(late);
      done(failure, socket);
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      clearTimeout(late);
      socket.off('error', fail);
      const failure = this.#doubt(socket);
      if (!failure) return done(null, socket);
      socket.destroy();
      done(failure, socket);
    });
  }

  #doubt(socket: TLSSocket): FolderFailure | undefined {
    const { host, fingerprint: pinned } = this.#pinned;
    const fingerprint = socket.getPeerCertificate().fingerprint256?.replaceAll(':', '').toLowerCase() ?? '';
    // One that was confirmed counts alone: another that is signed by whomever is a change to be looked at.
    if (pinned === undefined)
      return socket.authorized ? undefined : new FolderFailure({ type: 'FolderCertificateUnknown', host, fingerprint });
    return fingerprint === pinned ? undefined : new FolderFailure({ type: 'FolderCertificateChanged', host, fingerprint, pinned });
  }
}

export function timedOut(): Error {
  return Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' });
}

let known: readonly string[] | undefined;

/** Those that came with the program and those of the system: authorities of an office's own network are known to its computers alone. */
function authorities(): string[] {
  known ??= [...getCACertificates('default'), ...getCACertificates('system')];
  return [...known];
}
