import type { ClientContext, ClientLink } from '@orpc/client';
import { createORPCClient } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { DeskSideClient } from '#shared/contract/desk-side.ts';
import type { FairdeskClient } from '#shared/contract/index.ts';
import { deskToken } from './desk-token.ts';

/** What the desktop shell's preload script sends with a message port in hand. */
const PORT_MESSAGE = 'fairdesk:port';
/** What the page answers when it is ready to take one. */
const READY_MESSAGE = 'fairdesk:ready';
const TOKEN = 'fairdesk-token';

/** In the desktop shell, which has put its bridge there before the page began. */
const isInShell = 'fairdesk' in window;

/** Served over TLS the page is a desk on the local network, which may do only what `deskSideContract` allows. */
export const isNetworkDesk = !isInShell && location.protocol === 'https:';

/** After which a call over the network counts as lost; a cable that was pulled answers nothing at all. */
const NETWORK_MILLIS = 8000;

/**
 * The way to the backend: a message port handed over by the desktop shell, else HTTP at the address that served the page.
 * After a restart of the backend the shell hands over a new port; calls under way on the old one fail, later ones take the new.
 */
function createLink(): ClientLink<ClientContext> {
  if (isInShell) return portLink();
  return isNetworkDesk ? networkLink() : httpLink();
}

function httpLink(): ClientLink<ClientContext> {
  const token = takeToken();
  return new HttpLink({ url: `${location.origin}/rpc`, headers: { authorization: `Bearer ${token}` } });
}

function networkLink(): ClientLink<ClientContext> {
  return new HttpLink({
    url: `${location.origin}/rpc`,
    headers: () => ({ authorization: `Bearer ${deskToken() ?? ''}` }),
    fetch: (request, init) => fetch(request, { ...init, signal: AbortSignal.any([request.signal, AbortSignal.timeout(NETWORK_MILLIS)]) }),
  });
}

/** The token stands in the fragment of the first address, which is never sent nor kept in the history. */
function takeToken(): string {
  const [, token] = /[#&]token=([^&]+)/.exec(location.hash) ?? [];
  if (token !== undefined) {
    sessionStorage.setItem(TOKEN, token);
    history.replaceState(undefined, '', `${location.pathname}#/`);
    return token;
  }
  return sessionStorage.getItem(TOKEN) ?? '';
}

function portLink(): ClientLink<ClientContext> {
  let arrived = Promise.withResolvers<ClientLink<ClientContext>>();
  let first = true;
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
    if (!first) arrived = Promise.withResolvers();
    first = false;
    arrived.resolve(new PortLink<ClientContext>({ port }));
    port.start();
    window.dispatchEvent(new Event(BACKEND_CHANGED));
  });
  window.postMessage(READY_MESSAGE, location.origin);
  return { call: async (path, input, options) => (await arrived.promise).call(path, input, options) };
}

/** Fired when calls go to a backend that was started anew; what is on screen is read again. */
export const BACKEND_CHANGED = 'fairdesk-backend-changed';

const link = createLink();

export const client: FairdeskClient = createORPCClient(link);

/** What a desk on the local network alone can call. */
export const deskSideClient: DeskSideClient = createORPCClient(link);
