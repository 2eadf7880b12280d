import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import { deskSideContract } from '#shared/contract/desk-side.ts';
import type { Listening } from '#shared/contract/desks.ts';
import type { DeskId } from '#shared/kernel/ids.ts';
import { type Instant, instantFromMillis } from '#shared/kernel/instant.ts';
import { createDeskRouter } from '../../composition/desk-router.ts';
import type { Session } from '../../composition/session.ts';
import type { ServerIdentity } from '../../ports/desk-network.ts';
import { admitDesk } from '../../usecases/desks/admit-desk.ts';
import { lengthFault, refuse, servePage } from '../http-answers.ts';

/** A scan is a few hundred bytes. */
const BODY_LIMIT_BYTES = 64 * 1024;
/** Whoever is slower holds a connection only to hold it. */
const HEADERS_MILLIS = 10_000;
const REQUEST_MILLIS = 15_000;
/** A browser opens six at most. */
const CONNECTIONS = 256;

const PROCEDURES: ReadonlySet<string> = new Set(
  Object.entries(deskSideContract).flatMap(([group, procedures]) => Object.keys(procedures).map((name) => `/rpc/${group}/${name}`)),
);
const PAIR = '/rpc/deskSide/pair';

export interface DeskHost {
  readonly listening: Listening;
  readonly close: () => Promise<void>;
  readonly cut: (desk: DeskId) => void;
  readonly lastSeenAt: (desk: DeskId) => Instant | undefined;
}

export interface DeskHostOptions {
  readonly address: string;
  /** 0: a free port. */
  readonly port: number;
  readonly identity: ServerIdentity;
  readonly pageFolder: string;
  readonly session: () => Session | undefined;
  readonly reportFailure: (error: unknown) => void;
}

/**
 * The page and the small router of a desk over TLS, on one address that others reach.
 *
 * The token of the loopback host means nothing here. A call needs the token that its desk got when it was paired, looked up anew each time,
 * so that a revoked desk is out with its next call; a desk that asks for anything but check-in is refused.
 *
 * @throws the error of the system when the address or the port cannot be had
 */
export async function listenForDesks(options: DeskHostOptions): Promise<DeskHost> {
  const reportFailure = (error: unknown): void => {
    // A desk that leaves in the middle of a call, or is cut off, is no fault of the program.
    if ((error as NodeJS.ErrnoException | undefined)?.code !== 'ECONNRESET') options.reportFailure(error);
  };
  const handler = new RPCHandler(createDeskRouter(), { interceptors: [onError(reportFailure)] });
  const connections = connectionsOfDesks();
  let authority = '';

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.headers.host !== authority) return refuse(response, 421);
    const { origin } = request.headers;
    if (origin !== undefined && origin !== `https://${authority}`) return refuse(response, 403);
    const [path = '/'] = (request.url ?? '/').split('?');
    if (!path.startsWith('/rpc/')) return servePage(options.pageFolder, request, response);
    const session = options.session();
    if (!session) return refuse(response, 503);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const desk = path === PAIR || token === undefined ? undefined : await admitDesk(session, token);
    if (path !== PAIR && !desk) return refuse(response, 401);
    if (!PROCEDURES.has(path)) return refuse(response, 403);
    const fault = lengthFault(request, BODY_LIMIT_BYTES);
    if (fault !== undefined) return refuse(response, fault);
    if (desk) connections.note(desk.id, request.socket, session.clock.now());
    response.setHeader('cache-control', 'no-store');
    const from = request.socket.remoteAddress ?? '';
    const { matched } = await handler.handle(request, response, { prefix: '/rpc', context: { session, desk, from } });
    if (!matched) refuse(response, 404);
  };

  const server = createServer(
    {
      cert: options.identity.certificate,
      key: options.identity.privateKey,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HEADERS_MILLIS,
      headersTimeout: HEADERS_MILLIS,
      requestTimeout: REQUEST_MILLIS,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => {
        reportFailure(error);
        if (!response.headersSent) refuse(response, 500);
      });
    },
  );
  server.maxConnections = CONNECTIONS;
  // Also those that never came as far as a request, which the server itself would wait for when it closes.
  const sockets = new Set<Duplex>();
  server.on('connection', (socket: Duplex) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.address, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server for desks has no port');
  authority = `${options.address}:${bound.port}`;
  const certificate = new X509Certificate(options.identity.certificate);
  return {
    listening: {
      address: options.address,
      port: bound.port,
      pageAddress: `https://${authority}/`,
      fingerprint: certificate.fingerprint256,
      certificateEndsAt: instantFromMillis(certificate.validToDate.getTime()),
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    cut: connections.cut,
    lastSeenAt: connections.lastSeenAt,
  };
}

/** Who is connected how, so that a revoked desk can be cut off in the middle of a call. */
function connectionsOfDesks() {
  const open = new Map<DeskId, Set<Duplex>>();
  const seen = new Map<DeskId, Instant>();
  return {
    note(desk: DeskId, socket: Duplex, now: Instant): void {
      seen.set(desk, now);
      const sockets = open.get(desk) ?? new Set();
      open.set(desk, sockets);
      if (sockets.has(socket)) return;
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    },
    cut(desk: DeskId): void {
      for (const socket of open.get(desk) ?? []) socket.destroy();
      open.delete(desk);
    },
    lastSeenAt: (desk: DeskId) => seen.get(desk),
  };
}
