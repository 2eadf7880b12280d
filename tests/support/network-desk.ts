import { randomBytes, X509Certificate } from 'node:crypto';
import { Agent, request } from 'node:https';
import { checkServerIdentity, connect } from 'node:tls';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { DeskSideClient } from '#shared/contract/desk-side.ts';
import type { Listening } from '#shared/contract/desks.ts';
import type { CommandId } from '#shared/kernel/ids.ts';
import { testUuid } from './backend.ts';

type Place = Pick<Listening, 'address' | 'port'>;

/** The certificate that is really shown on the wire. */
export function servedCertificate({ address, port }: Place): Promise<X509Certificate> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: address, port, rejectUnauthorized: false }, () => {
      resolve(new X509Certificate(socket.getPeerCertificate().raw));
      socket.destroy();
    }).once('error', reject);
  });
}

export interface TlsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A device on the network. It trusts the one certificate that it was told of, and checks the address in it. */
export class NetworkDevice {
  readonly token = randomBytes(32).toString('base64url');
  readonly #place: Place;
  readonly #agent: Agent;

  private constructor(place: Place, certificate: X509Certificate) {
    this.#place = place;
    this.#agent = new Agent({
      keepAlive: true,
      ca: certificate.toString(),
      // By the address, also where a test sends the name of another host.
      checkServerIdentity: (_name, shown) => checkServerIdentity(place.address, shown),
    });
  }

  static async at(place: Place): Promise<NetworkDevice> {
    return new NetworkDevice(place, await servedCertificate(place));
  }

  get client(): DeskSideClient {
    return createORPCClient(
      new RPCLink({
        url: `https://${this.#place.address}:${this.#place.port}/rpc`,
        headers: { authorization: `Bearer ${this.token}` },
        fetch: async (call) => {
          const sent = await this.send(new URL(call.url).pathname, {
            method: call.method,
            headers: Object.fromEntries(call.headers),
            body: Buffer.from(await call.arrayBuffer()),
          });
          return new Response(new Uint8Array(sent.body), { status: sent.status, headers: sent.headers });
        },
      }),
    );
  }

  pair(code: string, commandId = testUuid()) {
    return this.client.deskSide.pair({ code, token: this.token, commandId: commandId as CommandId });
  }

  /** As given: nothing is mended as fetch would. */
  send(
    path: string,
    given: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: Buffer } = {},
  ): Promise<TlsAnswer> {
    const { method = 'GET', headers = {}, body } = given;
    const length = body === undefined ? {} : { 'content-length': String(body.length) };
    return new Promise((resolve, reject) => {
      const sent = request(
        { host: this.#place.address, port: this.#place.port, path, method, agent: this.#agent, headers: { ...headers, ...length } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers as Readonly<Record<string, string>>,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      sent.once('error', reject);
      sent.end(body);
    });
  }

  /** A call by its path, as somebody would make it who knows the whole contract. */
  call(path: string, headers: Record<string, string> = { authorization: `Bearer ${this.token}` }): Promise<TlsAnswer> {
    return this.send(`/rpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from('{}'),
    });
  }

  leave(): void {
    this.#agent.destroy();
  }
}
