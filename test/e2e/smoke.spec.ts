import { askMain, expect, test } from '../support/electron-app.ts';

test('the window opens in a real Electron', async ({ launchApp }) => {
  const { app, page, userDataDir } = await launchApp();

  const main = await askMain(() =>
    app.evaluate(({ app: electronApp }) => ({
      electron: process.versions['electron'] ?? '',
      chrome: process.versions['chrome'] ?? '',
      userData: electronApp.getPath('userData'),
    })),
  );
  expect(main.electron).toMatch(/^\d+\.\d+\.\d+/);
  expect(main.chrome).toMatch(/^\d+\./);
  expect(main.userData).toBe(userDataDir);

  await expect(page).toHaveTitle(/Constat/);
  await expect(page.locator('#root')).not.toBeEmpty();
});

test('the window has no way to Node and refuses to leave the app', async ({ launchApp }) => {
  const { app, page } = await launchApp();

  const exposed = await page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module'].filter((name) => name in window),
  );
  expect(exposed).toEqual([]);

  const windowCount = app.windows().length;
  await page.evaluate(() => void window.open('https://example.org/'));
  const before = page.url();
  await page.evaluate(() => void (window.location.href = 'https://example.org/'));
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(app.windows().length).toBe(windowCount);
});
