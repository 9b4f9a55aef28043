import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { askMain, expect, test } from '../support/electron-app.ts';

// A refusal is itself written to the console.
const refusals = { areConsoleErrorsExpected: true } as const;

/** A server on this very machine, so that a refusal is ours and not that of a machine without a network. */
async function listen(): Promise<{ readonly url: string; readonly requests: string[]; close(): void }> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('reached');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests, close: () => server.close() };
}

test('the page has no Node, and only the calls of the contract', async ({ launchApp }) => {
  const { app, page } = await launchApp();
  const names = ['require', 'process', 'Buffer', 'module', 'global', 'electron', 'ipcRenderer', '__dirname'];
  expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
  const bridge = await page.evaluate(() => Object.keys((window as unknown as { constat: object }).constat));
  expect(bridge.toSorted()).toEqual(['acceptDrop', 'api', 'subscribe']);

  const preferences = await askMain(() =>
    app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    }),
  );
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('the window stays where it is, and alone', async ({ launchApp }) => {
  const { app, page } = await launchApp(refusals);
  const server = await listen();
  const before = page.url();
  expect(await page.evaluate((url) => window.open(url) === null, server.url)).toBe(true);
  await page.evaluate((url) => void (window.location.href = url), server.url);
  await page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  }, server.url);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
  // A locator would wait for the navigation that was refused.
  expect(await page.evaluate(() => document.querySelector('#root')?.childElementCount)).toBeGreaterThan(0);
  expect(server.requests).toEqual([]);
  server.close();
});

test('no request leaves: not from the page, not past its policy', async ({ launchApp }) => {
  const { app, page } = await launchApp(refusals);
  const server = await listen();

  await test.step('the policy of the page refuses it', async () => {
    const outcomes = await page.evaluate(async (url) => {
      const loaded = (element: HTMLElement): Promise<string> =>
        new Promise((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          document.body.append(element);
        });
      const image = Object.assign(document.createElement('img'), { src: `${url}image.png` });
      const script = Object.assign(document.createElement('script'), { src: `${url}script.js` });
      return {
        fetch: await fetch(`${url}fetch`).then(
          () => 'loaded',
          () => 'refused',
        ),
        image: await loaded(image),
        script: await loaded(script),
        beacon: navigator.sendBeacon(`${url}beacon`),
        socket: await new Promise((resolve) => {
          try {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.addEventListener('open', () => resolve('loaded'));
            socket.addEventListener('error', () => resolve('refused'));
          } catch {
            resolve('refused');
          }
        }),
      };
    }, server.url);
    expect(outcomes).toMatchObject({
      fetch: 'refused',
      image: 'refused',
      script: 'refused',
      socket: 'refused',
    });
  });

  await test.step('and so does main, for a request that no policy stands before', async () => {
    const refused = await askMain(() =>
      app.evaluate(async ({ session }, url) => {
        return session.defaultSession.fetch(`${url}main`).then(
          () => 'loaded',
          (error: unknown) => String(error),
        );
      }, server.url),
    );
    expect(refused).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  expect(server.requests).toEqual([]);
  server.close();
});

test('text is never run: no inline script, no eval, no frame', async ({ launchApp }) => {
  const { page } = await launchApp(refusals);
  const policy = await violationsWhile(page, () =>
    page.evaluate(() => {
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x" onerror="window.ran = 1"><iframe src="data:text/html,x"></iframe>';
      const script = document.createElement('script');
      script.textContent = 'window.ran = 1';
      document.body.append(holder, script);
      const form = Object.assign(document.createElement('form'), { action: 'https://example.org/' });
      document.body.append(form);
      form.submit();
    }),
  );
  expect(policy).toEqual(
    expect.arrayContaining(['frame-src', 'form-action', 'script-src-attr', 'script-src-elem']),
  );
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('permissions are refused, all but writing to the clipboard', async ({ launchApp }) => {
  const { page } = await launchApp(refusals);
  const outcomes = await page.evaluate(async () => {
    const asked = await Promise.all(
      ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read'].map(async (name) => {
        const status = await navigator.permissions.query({ name: name as PermissionName });
        return [name, status.state];
      }),
    );
    return { ...Object.fromEntries(asked), asking: await Notification.requestPermission() } as object;
  });
  expect(outcomes).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'denied',
    microphone: 'denied',
    'clipboard-read': 'denied',
    asking: 'denied',
  });
});

test('main opens no file that nobody chose, and checks what it is given', async ({ launchApp, folder }) => {
  const { page } = await launchApp({ args: ['--sample'] });
  await page.getByRole('navigation').waitFor();
  const secret = path.join(folder, 'secret.constat');
  const answers = await page.evaluate(async (file) => {
    type Call = (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>;
    const { api } = (window as unknown as { constat: { api: Record<string, Record<string, Call>> } }).constat;
    const codeOf = async (namespace: string, method: string, input: unknown): Promise<unknown> => {
      const answer = await api[namespace]?.[method]?.(input);
      return answer?.ok === true ? 'done' : answer?.error?.code;
    };
    return {
      recent: await codeOf('cases', 'openRecent', { path: file }),
      backup: await codeOf('cases', 'openBackup', { path: file }),
      token: await codeOf('importing', 'inspect', {
        token: file,
        options: {
          sheet: null,
          headerRow: null,
          encoding: null,
          delimiter: null,
          decimalMark: null,
          dateOrder: null,
        },
      }),
      shape: await codeOf('app', 'setPreferences', { locale: 'xx' }),
    };
  }, secret);
  expect(answers).toEqual({
    recent: 'case-not-found',
    backup: 'case-not-found',
    token: 'file-not-found',
    shape: 'usage',
  });
  expect(existsSync(secret)).toBe(false);
});

/** The directives of the page's policy that something broke. */
async function violationsWhile(page: Page, work: () => Promise<void>): Promise<string[]> {
  await page.evaluate(() => {
    const holder = window as unknown as { violations: string[] };
    holder.violations = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      holder.violations.push(effectiveDirective);
    });
  });
  await work();
  await page.waitForTimeout(500);
  return page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}
