import { once } from 'node:events';
import { type BrowserWindow, MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';

/** What the backend says to the main process. */
export type BackendMessage = { readonly type: 'inUse'; readonly pid: number } | { readonly type: 'ready' };

const CLOSE_WITHIN_MILLIS = 10_000;

export interface BackendEvents {
  readonly onInUse: (pid: number) => void;
  /** It died; `again` says whether it was started anew. */
  readonly onDied: (again: boolean) => void;
}

/** The backend in a process of its own: when it dies it is started once more, and the page gets a new port. */
export class BackendProcess {
  readonly #script: string;
  readonly #dataFolder: string;
  readonly #events: BackendEvents;
  #process: UtilityProcess;
  #window: BrowserWindow | undefined;
  #restarts = 0;
  #isClosing = false;
  #isRunning = false;

  constructor(script: string, dataFolder: string, events: BackendEvents) {
    this.#script = script;
    this.#dataFolder = dataFolder;
    this.#events = events;
    this.#process = this.#start();
  }

  /** Hands a fresh port to the page; called whenever the page says it is ready. */
  connect(window: BrowserWindow): void {
    this.#window = window;
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage('port', [port1]);
    window.webContents.postMessage('fairdesk:port', undefined, [port2]);
  }

  /** Lets the database close; then the process ends by itself. */
  async close(): Promise<void> {
    this.#isClosing = true;
    if (!this.#isRunning) return;
    const ended = once(this.#process, 'exit');
    this.#process.postMessage('close');
    const late = setTimeout(() => this.#process.kill(), CLOSE_WITHIN_MILLIS);
    await ended;
    clearTimeout(late);
  }

  #start(): UtilityProcess {
    const started = utilityProcess.fork(this.#script, [this.#dataFolder], { serviceName: 'fairdesk-backend' });
    this.#isRunning = true;
    started.on('message', (message: BackendMessage) => {
      if (message.type === 'inUse') this.#events.onInUse(message.pid);
    });
    started.once('exit', () => {
      this.#isRunning = false;
      if (this.#isClosing) return;
      this.#restarts += 1;
      const again = this.#restarts === 1;
      if (again) this.#process = this.#start();
      if (again && this.#window && !this.#window.isDestroyed()) this.connect(this.#window);
      this.#events.onDied(again);
    });
    return started;
  }
}
