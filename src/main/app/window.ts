import { BrowserWindow, nativeTheme } from 'electron';

/** Opens the one window. It shows itself once the page has drawn something, so that no blank frame flashes. */
export const openWindow = (pageUrl: string, preload: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15181c' : '#f7f7f4',
    title: 'Constat',
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageUrl);
  return window;
};
