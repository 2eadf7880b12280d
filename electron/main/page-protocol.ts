import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { PAGE_HEADERS, pageFile } from '#backend/hosts/page-files.ts';

const HOST = 'fairdesk';
export const PAGE_ORIGIN = `app://${HOST}`;

/** Must run before the app is ready. */
export function declarePageProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page, and nothing outside its folder, under `app://fairdesk`. */
export function servePage(folder: string): void {
  protocol.handle('app', async (request) => {
    const found = new URL(request.url).host === HOST ? pageFile(folder, request.url) : undefined;
    const body = found && (await readFile(found.file).catch(() => undefined));
    if (!body) return new Response('', { status: 404 });
    return new Response(body, { headers: { ...PAGE_HEADERS, 'content-type': found.mediaType } });
  });
}
