import { BrowserWindow, type Session } from 'electron';
import { PAGE_ORIGIN } from './page-protocol.ts';

/** The one window: isolated, sandboxed, able to show nothing but the app's own page. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    title: 'Fairdesk 招聘会与劳务协作工作台',
    // `plugins` is the PDF viewer of the print dialog.
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      plugins: true,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (!event.url.startsWith(`${PAGE_ORIGIN}/`)) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => event.preventDefault());
  denyEverythingElse(webContents.session);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${PAGE_ORIGIN}/index.html`);
  return window;
}

const OWN = ['app:', 'blob:', 'data:', 'devtools:', 'chrome-extension:'];

/** No permission is ever given, and no request leaves the machine. */
function denyEverythingElse(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !OWN.includes(new URL(request.url).protocol) }));
}
