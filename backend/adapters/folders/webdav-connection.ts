import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Readable } from 'node:stream';
import { FolderFailure, systemCodeOf } from './folder-failure.ts';
import { PinnedAgent, timedOut } from './pinned-agent.ts';

/** Without a single byte for so long a connection counts as broken. */
const SILENT_MILLIS = 60_000;

export interface WebdavPlace {
  /** Of the folder, ending in a slash. */
  readonly address: URL;
  readonly login: { readonly userName: string; readonly password: string } | undefined;
  readonly fingerprint: string | undefined;
}

export interface WebdavRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: Readable | string;
  readonly signal: AbortSignal | undefined;
}

/** Requests to one server and nowhere else: redirects are not followed, and the login goes to no other host. */
export class WebdavConnection implements Disposable {
  readonly #place: WebdavPlace;
  readonly #agent: PinnedAgent;

  constructor(place: WebdavPlace) {
    this.#place = place;
    this.#agent = new PinnedAgent({ host: place.address.host, fingerprint: place.fingerprint });
  }

  /**
   * The answer, its body not read yet.
   *
   * @throws FolderFailure where there is none, where the login is refused and where one is sent elsewhere
   */
  async send({ method, url, headers, body, signal }: WebdavRequest): Promise<IncomingMessage> {
    const { host } = this.#place.address;
    if (url.origin !== this.#place.address.origin) throw new Error(`${url.origin} is not ${this.#place.address.origin}`);
    const { login } = this.#place;
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, {
        method,
        agent: this.#agent,
        auth: login ? `${login.userName}:${login.password}` : null,
        // What is packed could grow without end when it is unpacked.
        headers: { 'accept-encoding': 'identity', ...headers },
        ...(signal ? { signal } : {}),
      });
      sent.setTimeout(SILENT_MILLIS, () => sent.destroy(timedOut()));
      sent.once('response', resolve);
      // A server may answer and hang up before it was sent everything: what it answered counts.
      sent.on('error', reject);
      if (typeof body === 'object') {
        body.once('error', (failure) => sent.destroy(failure));
        sent.once('close', () => body.destroy());
        body.pipe(sent);
      } else sent.end(body);
    }).catch((thrown: unknown) => {
      const code = systemCodeOf(thrown);
      if (thrown instanceof FolderFailure || code === undefined || code === 'ABORT_ERR') throw thrown;
      throw new FolderFailure({ type: 'FolderUnreachable', host, code });
    });
    const refusal = this.#refusalIn(answer);
    if (!refusal) return answer;
    answer.destroy();
    throw refusal;
  }

  #refusalIn({ statusCode = 0, headers }: IncomingMessage): FolderFailure | undefined {
    const { host } = this.#place.address;
    if (statusCode === 401) return new FolderFailure({ type: 'FolderLoginRefused', host });
    if (statusCode >= 300 && statusCode < 400) {
      const to = headers.location ?? '';
      const there = URL.canParse(to, this.#place.address.href) ? new URL(to, this.#place.address) : undefined;
      return new FolderFailure({ type: 'FolderRedirected', host, to: there ? `${there.protocol}//${there.host}` : '' });
    }
    const place = this.#place.address.href;
    if (statusCode === 403) return new FolderFailure({ type: 'FolderNotPermitted', place });
    if (statusCode === 413 || statusCode === 507) return new FolderFailure({ type: 'FolderFull', place });
    if (statusCode === 429 || statusCode >= 500) return new FolderFailure({ type: 'FolderAnswerInvalid', host, status: statusCode });
    return undefined;
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}
