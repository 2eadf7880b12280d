import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PAGE_HEADERS, pageFile } from './page-files.ts';

/** Turned away, without a word that could be shown. */
export function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': "default-src 'none'" });
  response.end();
}

/** A file of the built page, which anybody may have who can reach the host. */
export async function servePage(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
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

/** The status for a body without an end that is known beforehand, or longer than the host takes; undefined when it may come in. */
export function lengthFault(request: IncomingMessage, limit: number): 411 | 413 | undefined {
  if (request.headers['transfer-encoding'] !== undefined) return 411;
  return Number(request.headers['content-length'] ?? 0) > limit ? 413 : undefined;
}
