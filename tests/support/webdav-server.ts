import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, linkSync, mkdtempSync, readdirSync, rmSync, statSync, unlinkSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSelfSigned } from '#backend/adapters/certificates/self-signed.ts';
import type { ServerIdentity } from '#backend/ports/desk-network.ts';
import type { FolderAccess } from '#shared/domain/exchange/exchange-folder.ts';

/** What goes wrong, for as long as it is set. */
export interface WebdavFaults {
  /** The connection is cut after so many bytes of a file were sent. */
  cutDownloadAfter?: number;
  /** The connection is cut after so many bytes of a file came in; what came lies there, as on a plain server. */
  cutUploadAfter?: number;
  /** Everything is answered with this address. */
  redirectTo?: string;
  /** In place of the listing. */
  listing?: string | ((response: ServerResponse) => void);
  /** Ranges are not known: the whole file is sent. */
  withoutRanges?: boolean;
  /** A file of the name appears between looking and naming. */
  takeName?: string;
  /** Each piece of a file is sent only when this has come about. */
  beforeDownload?: Promise<void>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly range: string | undefined;
}

const BASE = '/dav/交换/';

/** A WebDAV folder over TLS on this machine, over a real directory: PROPFIND, GET with ranges, PUT, MOVE. */
export class WebdavServer implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), 'fairdesk-webdav-'));
  readonly faults: WebdavFaults = {};
  readonly asked: Asked[] = [];
  userName = 'fair';
  password = '密码 p:w';
  #server: Server | undefined;
  #identity: ServerIdentity | undefined;
  #port = 0;

  static async start(): Promise<WebdavServer> {
    const webdav = new WebdavServer();
    webdav.#identity = await newIdentity();
    const server = createServer({ cert: webdav.#identity.certificate, key: webdav.#identity.privateKey }, (request, response) => {
      void webdav.#answer(request, response).catch(() => response.destroy());
    });
    webdav.#server = server;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    webdav.#port = (server.address() as AddressInfo).port;
    return webdav;
  }

  get address(): string {
    return `https://127.0.0.1:${this.#port}${encodeURI(BASE)}`;
  }

  get host(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get certificate(): string {
    return this.#identity?.certificate ?? '';
  }

  get fingerprint(): string {
    return new X509Certificate(this.certificate).fingerprint256.replaceAll(':', '').toLowerCase();
  }

  /** As it is typed in, with the certificate confirmed. */
  get access(): FolderAccess & { readonly userName: string; readonly password: string; readonly fingerprint: string } {
    return { place: this.address, userName: this.userName, password: this.password, fingerprint: this.fingerprint };
  }

  /** Names of all that lies there, also of what is not whole. */
  get names(): readonly string[] {
    return readdirSync(this.directory).sort();
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  async changeCertificate(): Promise<void> {
    this.#identity = await newIdentity();
    this.#server?.setSecureContext({ cert: this.#identity.certificate, key: this.#identity.privateKey });
    this.#server?.closeAllConnections();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '');
    this.asked.push({
      method: request.method ?? '',
      path,
      authorization: request.headers.authorization,
      range: request.headers.range,
    });
    if (this.faults.redirectTo !== undefined) return end(response, 302, { location: this.faults.redirectTo });
    const expected = `Basic ${Buffer.from(`${this.userName}:${this.password}`).toString('base64')}`;
    if (request.headers.authorization !== expected) return end(response, 401, { 'www-authenticate': 'Basic realm="x"' });
    if (!path.startsWith(BASE)) return end(response, 404);
    const name = path.slice(BASE.length);
    if (name.includes('/')) return end(response, 404);
    switch (request.method) {
      case 'PROPFIND':
        return this.#list(name, request.headers.depth === '1', response);
      case 'GET':
        return this.#send(name, request.headers.range, response);
      case 'PUT':
        return this.#take(name, request, response);
      case 'MOVE':
        return this.#move(name, request, response);
      default:
        return end(response, 405);
    }
  }

  async #list(name: string, withMembers: boolean, response: ServerResponse): Promise<void> {
    const { listing } = this.faults;
    if (withMembers && typeof listing === 'function') return listing(response);
    if (withMembers && typeof listing === 'string') return end(response, 207, { 'content-type': 'application/xml' }, listing);
    if (name !== '' && !existsSync(this.path(name))) return end(response, 404);
    const members = name === '' ? ['', ...(withMembers ? this.names : [])] : [name];
    const body = multistatus(members.map((member) => memberXml(member, member === '' ? undefined : statSync(this.path(member)))));
    end(response, 207, { 'content-type': 'application/xml; charset=utf-8' }, body);
  }

  async #send(name: string, range: string | undefined, response: ServerResponse): Promise<void> {
    if (!existsSync(this.path(name))) return end(response, 404);
    const seen = statSync(this.path(name));
    const asked = this.faults.withoutRanges ? null : /^bytes=0-(\d+)$/.exec(range ?? '');
    const last = asked ? Math.min(Number(asked[1]), seen.size - 1) : seen.size - 1;
    response.writeHead(asked ? 206 : 200, { 'content-length': last + 1, etag: tagOf(seen) });
    let sent = 0;
    for await (const piece of createReadStream(this.path(name), { end: last, highWaterMark: 1024 }) as AsyncIterable<Buffer>) {
      if (!range) await this.faults.beforeDownload;
      if (!range && this.faults.cutDownloadAfter !== undefined && sent + piece.length > this.faults.cutDownloadAfter) {
        response.socket?.destroy();
        return;
      }
      sent += piece.length;
      if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      if (response.destroyed) return;
    }
    response.end();
  }

  async #take(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const was = existsSync(this.path(name));
    const file = createWriteStream(this.path(name));
    let came = 0;
    for await (const piece of request as AsyncIterable<Buffer>) {
      came += piece.length;
      file.write(piece);
      if (this.faults.cutUploadAfter !== undefined && came > this.faults.cutUploadAfter) {
        file.end();
        request.socket.destroy();
        return;
      }
    }
    file.end();
    await once(file, 'finish');
    end(response, was ? 204 : 201);
  }

  async #move(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const to = decodeURIComponent(new URL(String(request.headers.destination)).pathname).slice(BASE.length);
    if (this.faults.takeName !== undefined) createWriteStream(this.path(this.faults.takeName)).end('x');
    if (this.faults.takeName === to || existsSync(this.path(to))) return end(response, request.headers.overwrite === 'F' ? 412 : 500);
    linkSync(this.path(name), this.path(to));
    unlinkSync(this.path(name));
    end(response, 201);
  }
}

/** For `{ listing }`: an answer with these members. */
export function multistatus(members: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:">${members.join('')}</D:multistatus>`;
}

/** A member as a server would tell it, under whatever address. */
export function memberAt(href: string, bytes = 10): string {
  return `<D:response><D:href>${href}</D:href><D:propstat><D:prop><D:getcontentlength>${bytes}</D:getcontentlength><D:resourcetype/></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
}

export const WEBDAV_BASE = encodeURI(BASE);

function memberXml(name: string, seen: { readonly size: number; readonly mtimeMs: number } | undefined): string {
  const href = `${WEBDAV_BASE}${encodeURIComponent(name)}`;
  const properties = seen
    ? `<D:resourcetype/><D:getcontentlength>${seen.size}</D:getcontentlength><D:getetag>${tagOf(seen).replaceAll('"', '&quot;')}</D:getetag>`
    : '<D:resourcetype><D:collection/></D:resourcetype>';
  const missing =
    '<D:propstat><D:prop><D:getlastmodified>1</D:getlastmodified></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>';
  return `<D:response><D:href>${href}</D:href><D:propstat><D:prop>${properties}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>${missing}</D:response>`;
}

function tagOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): string {
  return `"${size}-${Math.trunc(mtimeMs)}"`;
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body = ''): void {
  response.writeHead(status, headers).end(body);
}

function newIdentity(): Promise<ServerIdentity> {
  const now = Date.now();
  return makeSelfSigned('Fairdesk test folder', ['127.0.0.1'], { from: new Date(now - 86_400_000), to: new Date(now + 86_400_000) });
}
