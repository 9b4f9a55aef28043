// The least that Electron can do: a window of the same size with one word in it.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 });
  return window.loadURL('data:text/html,<title>empty</title><p>empty</p>');
});
app.on('window-all-closed', () => app.quit());
