import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, dialog, ipcMain } from 'electron';
import { defaultDataFolder } from '#backend/adapters/user-folders.ts';
import { BackendProcess } from './backend-process.ts';
import { declarePageProtocol, PAGE_ORIGIN, servePage } from './page-protocol.ts';
import { openWindow } from './window.ts';

const here = dirname(fileURLToPath(import.meta.url));
let window: BrowserWindow | undefined;
let isClosed = false;

// One window a data folder. The browser's own files stand apart from the data: where Windows puts them by default the database lies.
if (!app.commandLine.hasSwitch('user-data-dir'))
  app.setPath('userData', join(app.getPath('appData'), 'Fairdesk Window', digest(dataFolder())));
declarePageProtocol();
app.enableSandbox();
if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(start);

function start(): void {
  servePage(join(here, '..', 'renderer'));
  const backend = new BackendProcess(join(here, 'utility.js'), dataFolder(), {
    onInUse(pid) {
      dialog.showErrorBox('数据文件夹正在使用', `另一个程序（进程 ${pid}）正在使用 ${dataFolder()}，请先关闭它。`);
      isClosed = true;
      app.exit(1);
    },
    onDied(again) {
      const words = again
        ? '后台程序已重新启动。刚才未保存的操作请再做一次。'
        : '后台程序再次停止。请退出后重新打开；已保存的数据不受影响。';
      if (window) void dialog.showMessageBox(window, { type: 'warning', title: 'Fairdesk', message: words });
    },
  });
  ipcMain.on('fairdesk:ready', (event) => {
    // Only the app's own page may reach the data.
    if (window && event.sender === window.webContents && event.senderFrame?.url.startsWith(`${PAGE_ORIGIN}/`)) backend.connect(window);
  });
  window = openWindow(join(here, '..', 'preload', 'index.cjs'));
  window.on('closed', () => {
    window = undefined;
  });
  app.on('second-instance', () => {
    window?.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void backend.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}

/** `--data DIR` chooses another folder, as in the browser host. */
function dataFolder(): string {
  const given = process.argv.indexOf('--data');
  const folder = given < 0 ? undefined : process.argv[given + 1];
  return folder === undefined ? defaultDataFolder() : resolve(folder);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
