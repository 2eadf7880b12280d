import { contextBridge, ipcRenderer } from 'electron';

// The page learns that a shell is there, asks for a port, and gets one; there is no other way through.
contextBridge.exposeInMainWorld('fairdesk', { shell: 'electron' });

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'fairdesk:ready') ipcRenderer.send('fairdesk:ready');
});

ipcRenderer.on('fairdesk:port', (event) => {
  window.postMessage('fairdesk:port', location.origin, [...event.ports]);
});
