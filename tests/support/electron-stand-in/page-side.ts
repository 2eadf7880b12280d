/** What crosses between page and Node: text as it is, bytes in base64, and the end of a port. */
export type Wire = { readonly text: string } | { readonly bytes: string } | { readonly closed: true };

declare global {
  interface Window {
    /** Calls into Node, installed by the browser driver. */
    standInSend: (channel: string) => Promise<void>;
    standInPost: (port: number, wire: Wire) => Promise<void>;
    /** Calls from Node. */
    standInOpen: (channel: string, port: number) => void;
    standInDeliver: (port: number, wire: Wire) => void;
  }
}

/**
 * Runs the preload script in the page before anything of the page does, with a `require` that, as in the sandbox, knows `electron` alone.
 * It is sent to the page as text, so it must not reach for anything outside itself.
 */
export function runPreload(preload: (require: (name: string) => unknown, module: object, exports: object) => void): void {
  if (window !== window.top) return;
  const listeners = new Map<string, ((event: { ports: MessagePort[] }) => void)[]>();
  const ports = new Map<number, MessagePort>();

  const toWire = (data: unknown): Wire => {
    if (typeof data === 'string') return { text: data };
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array<ArrayBuffer>);
    return { bytes: bytes.toBase64() };
  };
  window.standInOpen = (channel, number) => {
    const { port1, port2 } = new MessageChannel();
    ports.set(number, port1);
    port1.onmessage = ({ data }) => void window.standInPost(number, toWire(data));
    for (const listener of listeners.get(channel) ?? []) listener({ ports: [port2] });
  };
  window.standInDeliver = (number, wire) => {
    const port = ports.get(number);
    if ('closed' in wire) port?.close();
    else port?.postMessage('text' in wire ? wire.text : Uint8Array.fromBase64(wire.bytes));
  };

  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true }),
    },
    ipcRenderer: {
      send: (channel: string) => void window.standInSend(channel),
      on: (channel: string, listener: (event: { ports: MessagePort[] }) => void) =>
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    },
  };
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload script cannot load ${name}`);
  };
  preload(require, { exports: {} }, {});
}
