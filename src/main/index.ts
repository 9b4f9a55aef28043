import { userInfo } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, ipcMain, nativeTheme, shell, type BrowserWindow } from 'electron';
import { openStartCase, suggestedNames } from './app/case-start.ts';
import { createDialogs } from './app/dialogs.ts';
import { createGrantedFiles } from './app/granted-files.ts';
import { createJobs } from './app/jobs.ts';
import { setMenu } from './app/menu.ts';
import { createCaseHolder } from './app/open-case-holder.ts';
import { declarePageScheme, pageUrl, servePage } from './app/page-protocol.ts';
import { closeNetwork, contentSecurityPolicy, refuseNavigation } from './app/security.ts';
import { createSenderCheck, type PageOrigin } from './app/sender-check.ts';
import { openSettings } from './app/settings.ts';
import { startCaseOf } from './app/start-arguments.ts';
import { openWindow } from './app/window.ts';
import { readLimits } from './files/read-limits.ts';
import { createHandlers } from './ipc/create-handlers.ts';
import type { HandlerContext } from './ipc/handler-context.ts';
import { prepareCalls, registerHandlers } from './ipc/register-handlers.ts';
import { localDate } from './local-date.ts';
import type { ThreadLocation } from './workers/thread.ts';

const developmentUrl = process.env['ELECTRON_RENDERER_URL'];
const origin: PageOrigin =
  developmentUrl === undefined || app.isPackaged
    ? { url: pageUrl, isDevelopment: false }
    : { url: developmentUrl, isDevelopment: true };

const built = (path: string): URL => new URL(path, import.meta.url);
const resourcesUrl = app.isPackaged
  ? pathToFileURL(`${process.resourcesPath}/resources/`)
  : built('../../resources/');

const threads: ThreadLocation = { folder: built('./workers/'), extension: 'js' };

let window: BrowserWindow | null = null;

const createContext = (): HandlerContext => {
  const settings = openSettings(app.getPath('userData'), app.getLocale().startsWith('fr') ? 'fr' : 'en');
  const push: HandlerContext['push'] = (name, payload) => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(name, payload);
  };
  const applyPreferences = (): void => {
    const { locale, theme } = settings.read();
    nativeTheme.themeSource = theme;
    setMenu(locale, (command) => push('app:command', { command }));
  };
  applyPreferences();
  return {
    version: app.getVersion(),
    systemActor: userInfo().username,
    resourcesUrl,
    settings,
    cases: createCaseHolder(threads, () => readLimits(settings.read().limits)),
    dialogs: createDialogs(
      () => window,
      () => settings.read().locale,
    ),
    files: createGrantedFiles(),
    jobs: createJobs(
      (progress) => push('job:progress', progress),
      () => Date.now(),
    ),
    push,
    chosenCases: new Set(),
    writtenFiles: new Set(),
    revealFile: (path) => shell.showItemInFolder(path),
    preferencesChanged: applyPreferences,
    today: () => localDate(new Date()),
  };
};

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const start = async (): Promise<void> => {
  await app.whenReady();
  closeNetwork(origin);
  servePage(built('../renderer/'), contentSecurityPolicy(origin));
  const context = createContext();

  const sampleName = suggestedNames[context.settings.read().locale].sample;
  // Its threads load while the window is made.
  void openStartCase(context, startCaseOf(process.argv.slice(1), app.getPath('userData'), sampleName));
  window = openWindow(origin.url, fileURLToPath(built('../preload/index.cjs')));

  // In the same turn as the window, whose page cannot call before the next.
  const isTrusted = createSenderCheck(origin);
  const handlers = createHandlers(context);
  registerHandlers(ipcMain, handlers, isTrusted);
  window.webContents.once('did-navigate', () => void prepareCalls(handlers));
  ipcMain.handle('files.accept-drop', (event, paths: unknown) =>
    isTrusted(event) && isTexts(paths) ? context.files.grant(paths) : null,
  );

  app.on('second-instance', (_event, argv) => {
    window?.show();
    window?.focus();
    const asked = startCaseOf(argv.slice(1), app.getPath('userData'), sampleName);
    if (asked === null || asked.path === context.cases.current()?.path) return;
    void openStartCase(context, asked).then(() =>
      context.push('data:changed', { entities: ['case'], events: 0 }),
    );
  });

  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    // The case is checkpointed to one plain file before the process ends.
    event.preventDefault();
    void context.cases.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
};

declarePageScheme();
refuseNavigation(app, origin);
app.on('window-all-closed', () => app.quit());

const commandLine = process.argv.indexOf('--cli');
if (commandLine !== -1) {
  // The packaged program's command line: no window, and not counted as a second instance.
  void import('./cli/run.ts')
    .then(({ runCommandLine }) =>
      runCommandLine({
        version: app.getVersion(),
        args: process.argv.slice(commandLine + 1),
        env: process.env,
        resourcesUrl,
        threads,
        write: (text) => process.stdout.write(text),
        note: (text) => process.stderr.write(`${text}\n`),
      }),
    )
    .then((status) => app.exit(status));
} else if (app.requestSingleInstanceLock()) void start();
else app.quit();
