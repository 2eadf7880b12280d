import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/node';
import type { FairdeskRouter } from '../../composition/router.ts';
import { PAGE_HEADERS, pageFile } from '../page-files.ts';

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
    if (request.headers['transfer-encoding'] !== undefined) return refuse(response, 411);
    if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT_BYTES) return refuse(response, 413);
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

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" });
  response.end();
}

async function servePage(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const found = pageFile(folder, request.url ?? '/');
  if (!found) return refuse(response, 404);
  const { file, mediaType } = found;
  const size = await stat(file).then(
    (entry) => (entry.isFile() ? entry.size : undefined),
    () => undefined,
  );
  if (size === undefined) return refuse(response, 404);
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': mediaType,
    'content-length': size,
    // Built files carry a hash in their name; the page itself does not.
    'cache-control': request.url?.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file).pipe(response);
}
