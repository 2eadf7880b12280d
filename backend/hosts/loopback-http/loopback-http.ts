import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { FairdeskRouter } from '../../composition/router.ts';
import { lengthFault, refuse, servePage } from '../http-answers.ts';

/** Larger than any roster or scan that is accepted, small enough that nothing can fill the memory. */
const BODY_LIMIT_BYTES = 64 * 1024 * 1024;

export interface LoopbackHost {
  readonly port: number;
  /** Opens the page with its right to call: the token stands in the fragment and is never sent as part of an address. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

export interface LoopbackOptions {
  readonly router: FairdeskRouter;
  /** Folder of the built page. */
  readonly pageFolder: string;
  /** 0: a free port. */
  readonly port: number;
  readonly reportFailure: (error: unknown) => void;
}

/**
 * The same page and router as the desktop window, on 127.0.0.1 and no other interface.
 * Every call needs the token of this start; Host and Origin must be ours, so that no other page on the machine can call (DNS rebinding).
 */
export async function listenOnLoopback(options: LoopbackOptions): Promise<LoopbackHost> {
  const token = randomBytes(24).toString('base64url');
  const tokenDigest = digest(token);
  const handler = new RPCHandler(options.router, { interceptors: [onError((error) => options.reportFailure(error))] });
  let origins: ReadonlySet<string> = new Set();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = request.headers.host ?? '';
    if (!origins.has(`http://${host}`)) return refuse(response, 421);
    const origin = request.headers.origin;
    if (origin !== undefined && !origins.has(origin)) return refuse(response, 403);
    if (!(request.url ?? '/').startsWith('/rpc/')) return servePage(options.pageFolder, request, response);
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(given), tokenDigest)) return refuse(response, 401);
    const fault = lengthFault(request, BODY_LIMIT_BYTES);
    if (fault !== undefined) return refuse(response, fault);
    response.setHeader('cache-control', 'no-store');
    const { matched } = await handler.handle(request, response, { prefix: '/rpc' });
    if (!matched) refuse(response, 404);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.reportFailure(error);
      if (!response.headersSent) refuse(response, 500);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The loopback server has no port');
  origins = new Set([`http://127.0.0.1:${bound.port}`, `http://localhost:${bound.port}`]);
  return {
    port: bound.port,
    address: `http://127.0.0.1:${bound.port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Digests have one length, so that the comparison tells nothing about the token's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
