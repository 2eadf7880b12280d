throw new Error('Only electron/ may import Electron');
