/**
 * As much of Electron as `electron/main` uses, over Node and a Chromium, so that the built shell runs where Electron's runtime is missing.
 * Proves the wiring: bundles, channel names, handing over of ports, page protocol, order of quitting, restart of the backend.
 * Does not prove Electron's own walls: context isolation, sandbox, `app://` as an origin, native dialogs, packaging. Do not grow it.
 */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type MessagePort, Worker } from 'node:worker_threads';
import { type BrowserContext, chromium, type Page, type Route } from 'playwright-core';
import { MessageChannelMain, type MessagePortMain } from './message-port-main.ts';
import { runPreload, type Wire } from './page-side.ts';

export { MessageChannelMain };

const SWITCH = '--user-data-dir=';
/** `app://host/path` has no place in a plain browser; the page is told it sits here. */
const WEB_HOST = '.app.test';

let context: BrowserContext | undefined;

class App extends EventEmitter {
  readonly commandLine = { hasSwitch: (name: string) => process.argv.some((arg) => arg.startsWith(`--${name}`)) };
  readonly #paths = new Map<string, string>([['userData', process.argv.find((arg) => arg.startsWith(SWITCH))?.slice(SWITCH.length) ?? '']]);
  #isQuitting = false;

  enableSandbox(): void {}

  requestSingleInstanceLock(): boolean {
    return true;
  }

  async whenReady(): Promise<void> {
    await Promise.resolve();
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? '';
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  quit(): void {
    let isHeld = false;
    this.emit('before-quit', {
      preventDefault: () => {
        isHeld = true;
      },
    });
    if (!isHeld) this.exit(0);
  }

  exit(code: number): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    void (context?.close() ?? Promise.resolve()).finally(() => process.exit(code));
  }
}

export const app = new App();
process.on('SIGTERM', () => app.quit());

type Handler = (request: Request) => Promise<Response>;
let pageHandler: Handler | undefined;

export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle(_scheme: string, handler: Handler): void {
    pageHandler = handler;
  },
};

export const ipcMain = new EventEmitter();

/** What the shell tells the user goes to the test. */
function tell(message: string): void {
  process.send?.({ dialog: message });
}

export const dialog = {
  showErrorBox: (title: string, content: string): void => tell(`${title}：${content}`),
  showMessageBox: async (_window: unknown, options: { message: string }): Promise<void> => tell(options.message),
};

/** A utility process is a worker thread here: same script, same port, but it cannot take the process down with it. */
class UtilityProcess extends EventEmitter {
  readonly #worker: Worker;

  constructor(script: string, args: readonly string[]) {
    super();
    this.#worker = new Worker(new URL('./utility-entry.ts', import.meta.url), { workerData: { script, args } });
    this.#worker.on('message', (message) => this.emit('message', message));
    this.#worker.on('error', (error) => process.stderr.write(`${error.stack}\n`));
    this.#worker.on('exit', (code) => this.emit('exit', code));
    process.on('message', (order) => {
      if (order === 'kill backend') this.kill();
    });
  }

  postMessage(data: unknown, ports: readonly MessagePortMain[] = []): void {
    const inner: MessagePort[] = ports.map((port) => port.inner);
    this.#worker.postMessage({ data, ports: inner }, inner);
  }

  kill(): boolean {
    void this.#worker.terminate();
    return true;
  }
}

export const utilityProcess = {
  fork: (script: string, args: readonly string[]): UtilityProcess => new UtilityProcess(script, args),
};

type RequestListener = (request: { url: string }, answer: (verdict: { cancel?: boolean }) => void) => void;
type OpenHandler = (details: { url: string }) => { action: string };

class Session {
  #onBeforeRequest: RequestListener = (_request, answer) => answer({});
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.#onBeforeRequest = listener;
    },
  };

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}

  allows(url: string): boolean {
    let isCancelled = false;
    this.#onBeforeRequest({ url }, ({ cancel = false }) => {
      isCancelled = cancel;
    });
    return !isCancelled;
  }
}

class WebContents extends EventEmitter {
  readonly session = new Session();
  readonly #preload: string;
  #page: Page | undefined;
  #openPorts: MessagePortMain[] = [];
  #openWindow: OpenHandler = () => ({ action: 'allow' });

  constructor(preload: string) {
    super();
    this.#preload = preload;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openWindow = handler;
  }

  /** Only with a port, which is all that `electron/main` sends. */
  postMessage(channel: string, _message: unknown, [port]: readonly MessagePortMain[]): void {
    if (!port || !this.#page) return;
    const page = this.#page;
    const number = this.#openPorts.push(port) - 1;
    const deliver = (wire: Wire) => page.evaluate(([n, w]) => window.standInDeliver(n, w), [number, wire] as const).catch(() => undefined);
    port.on('message', ({ data }: { data: unknown }) => {
      void deliver(typeof data === 'string' ? { text: data } : { bytes: Buffer.from(data as Uint8Array).toString('base64') });
    });
    port.on('close', () => void deliver({ closed: true }));
    // A page that is closing takes no port any more.
    void page
      .evaluate(([c, n]) => window.standInOpen(c, n), [channel, number] as const)
      .then(
        () => port.start(),
        () => undefined,
      );
  }

  async load(url: string): Promise<Page> {
    context = await chromium.launchPersistentContext(app.getPath('userData'), {
      // The test takes hold of the same browser from its own process.
      args: ['--remote-debugging-port=0'],
      headless: process.env.FAIRDESK_SHOW === undefined,
      viewport: { width: 1366, height: 768 },
      reducedMotion: 'reduce',
      ...(process.env.FAIRDESK_CHROMIUM ? { executablePath: process.env.FAIRDESK_CHROMIUM } : {}),
    });
    const page = context.pages()[0] ?? (await context.newPage());
    this.#page = page;
    await page.exposeBinding('standInSend', ({ frame }, channel: string) =>
      ipcMain.emit(channel, { sender: this, senderFrame: { url: toApp(frame.url()) } }),
    );
    await page.exposeBinding('standInPost', (_source, number: number, wire: Wire) => {
      if ('closed' in wire) return;
      this.#openPorts[number]?.postMessage('text' in wire ? wire.text : new Uint8Array(Buffer.from(wire.bytes, 'base64')));
    });
    const preload = `(require, module, exports) => {${readFileSync(this.#preload, 'utf8')}\n}`;
    await page.addInitScript({ content: `(${runPreload})(${preload});` });
    // A page that is opened beside this one asks before it is there; it gets nothing.
    await context.route('**/*', (route) => route.abort('blockedbyclient'));
    await page.route('**/*', (route) => this.#answer(route));
    context.on('page', (popup) => {
      if (this.#openWindow({ url: popup.url() }).action === 'deny') void popup.close();
    });
    await page.goto(toWeb(url));
    return page;
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    if (request.isNavigationRequest() && request.frame() === this.#page?.mainFrame() && this.#page.url() !== 'about:blank') {
      let isHeld = false;
      this.emit('will-navigate', {
        url,
        preventDefault: () => {
          isHeld = true;
        },
      });
      // An answer without content leaves the page where it is.
      if (isHeld) return route.fulfill({ status: 204 });
    }
    if (!this.session.allows(url) || !url.startsWith('app:')) return route.abort('blockedbyclient');
    const response = await (pageHandler?.(new Request(url)) ?? Promise.resolve(new Response('', { status: 404 })));
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  #isClosed = false;

  constructor(options: { readonly webPreferences: { readonly preload: string } }) {
    super();
    this.webContents = new WebContents(options.webPreferences.preload);
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.webContents.load(url);
    this.emit('ready-to-show');
    page.on('close', () => {
      this.#isClosed = true;
      this.emit('closed');
      app.emit('window-all-closed');
    });
  }

  show(): void {}
  restore(): void {}
  focus(): void {}

  isDestroyed(): boolean {
    return this.#isClosed;
  }
}

function toWeb(url: string): string {
  const { hostname, pathname, search, hash } = new URL(url);
  return `https://${hostname}${WEB_HOST}${pathname}${search}${hash}`;
}

function toApp(url: string): string {
  const { hostname, pathname, search, hash } = new URL(url);
  return hostname.endsWith(WEB_HOST) ? `app://${hostname.slice(0, -WEB_HOST.length)}${pathname}${search}${hash}` : url;
}
