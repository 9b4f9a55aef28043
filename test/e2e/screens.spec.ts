import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, makeProfile, openPanelTab, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const invoices = path.resolve('test/fixtures/factures-lgs-t3.xlsx');

const screens = [
  'overview',
  'overruns',
  'contracts',
  'invoices',
  'imports',
  'figures',
  'vendors',
  'trail',
  'settings',
] as const;

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'light' },
  { locale: 'fr', theme: 'dark' },
] as const;

// The longest file: its tests are shared out among the workers.
test.describe.configure({ mode: 'parallel' });

for (const { locale, theme } of looks) {
  test(`every screen in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    // Some thirty pictures: on a busy machine they take longer than a test usually may.
    test.slow();
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });

    for (const screen of screens) {
      await nav.getByRole('button', { name: t(`shell:nav.${screen}`) }).click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await settle(page);
      await screenshot(page, `${screen}-${look}`);
      await expectNoOverflow(page);
      await expectNoKeys(page);
    }

    await test.step('a contract and its parts', async () => {
      await nav.getByRole('button', { name: t('shell:nav.contracts') }).click();
      // A column that the panel beside it does not hide.
      await page.locator('.ag-row [col-id="cost:current"]').filter({ hasText: '612' }).click();
      for (const tab of ['costs', 'details', 'amendments', 'figures', 'trail']) {
        await openPanelTab(page, t, `screens:contracts.tabs.${tab}`);
        await settle(page);
        const parts = page.getByRole('tablist', { name: t('screens:contracts.tabs.label') }).getByRole('tab');
        const tops = await parts.evaluateAll((tabs) => tabs.map((part) => part.getBoundingClientRect().top));
        expect(new Set(tops).size).toBeLessThanOrEqual(2);
        await screenshot(page, `contract-${tab}-${look}`);
        await expectNoKeys(page);
      }
    });

    await test.step('dialogs of the grid', async () => {
      await nav.getByRole('button', { name: t('shell:nav.contracts') }).click();
      await page.getByRole('button', { name: t('grid:toolbar.columns') }).click();
      await settle(page);
      await screenshot(page, `columns-${look}`);
      await expectNoKeys(page);
      await page.keyboard.press('Escape');
      for (const row of [1, 2]) await page.locator(`.ag-row[row-index="${row}"] .ag-checkbox-input`).click();
      for (const [command, picture] of [
        ['setValue', 'bulk-edit'],
        ['remove', 'delete'],
      ] as const) {
        await page.getByRole('button', { name: t('grid:toolbar.rows', { count: 2 }) }).click();
        await page.getByRole('menuitem', { name: t(`grid:toolbar.${command}`) }).click();
        await page.getByRole('dialog').waitFor();
        await settle(page);
        await screenshot(page, `${picture}-${look}`);
        await expectNoKeys(page);
        // The first Escape may be that of an open list of choices.
        await expect(async () => {
          await page.keyboard.press('Escape');
          await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 500 });
        }).toPass();
      }
    });

    await test.step('an import', async () => {
      await answerDialogs(app, { open: invoices });
      await nav.getByRole('button', { name: t('shell:nav.imports') }).click();
      await page.getByRole('button', { name: t('imports:list.import') }).click();
      await page.getByRole('button', { name: t('imports:mapping.check') }).waitFor();
      await settle(page);
      await screenshot(page, `import-mapping-${look}`);
      await page.getByRole('button', { name: t('imports:mapping.check') }).click();
      await page.getByRole('tab', { name: t('imports:review.rejected', { count: 4 }) }).click();
      await settle(page);
      await screenshot(page, `import-review-${look}`);
      await expectNoKeys(page);
      await page.getByRole('button', { name: t('imports:review.discard') }).click();
      // Only then it is done: it leads back to the list, wherever one has gone meanwhile.
      await page.getByRole('button', { name: t('imports:list.import') }).waitFor();
    });

    await test.step('settings and dialogs', async () => {
      await nav.getByRole('button', { name: t('shell:nav.settings') }).click();
      for (const tab of ['limits', 'rules', 'case']) {
        await page.getByRole('tab', { name: t(`screens:settings.tabs.${tab}`) }).click();
        await settle(page);
        await screenshot(page, `settings-${tab}-${look}`);
        await expectNoKeys(page);
      }
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder(t('shell:palette.placeholder')).fill('epic');
      await settle(page);
      await screenshot(page, `palette-${look}`);
      await page.getByPlaceholder(t('shell:palette.placeholder')).fill(t('shell:commands.export'));
      await page.getByText(t('shell:commands.export'), { exact: true }).click();
      await page.getByRole('dialog').waitFor();
      await settle(page);
      await screenshot(page, `export-${look}`);
    });
  });
}

for (const { locale, theme } of looks) {
  test(`without a case, and before the first change, in ${locale}, ${theme}`, async ({
    launchApp,
    folder,
  }) => {
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const userDataDir = makeProfile(folder, { locale, theme, actor: null });
    const foreign = path.join(folder, 'notes.constat');
    writeFileSync(foreign, 'Notes de rencontre, sans rapport avec un dossier. '.repeat(200));
    const { app, page } = await launchApp({ args: [foreign], userDataDir });
    await setContentSize(app, 1280, 800);
    const problem = page.getByRole('alert');
    await problem.waitFor();
    await settle(page);
    await screenshot(page, `case-problem-${look}`);
    await expectNoKeys(page);
    await problem.getByRole('button', { name: t('shell:dialogs.close') }).click();
    await settle(page);
    await screenshot(page, `welcome-${look}`);
    await expectNoKeys(page);

    await answerDialogs(app, { save: path.join(folder, 'nouveau.constat') });
    await page.getByRole('button', { name: t('screens:welcome.new') }).click();
    await page.getByRole('navigation', { name: t('shell:nav.label') }).waitFor();
    await settle(page);
    await screenshot(page, `empty-case-${look}`);
    await page.keyboard.press('Control+z');
    await page.getByLabel(t('shell:actor.label')).waitFor();
    await settle(page);
    await screenshot(page, `actor-${look}`);
    await expectNoKeys(page);
  });
}

/** Queries answered, grids filled and charts drawn: nothing on the page has changed for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root, .ag-loading') === null);
  await page.waitForTimeout(350);
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => ({
    x: document.documentElement.scrollWidth - window.innerWidth,
    y: document.documentElement.scrollHeight - window.innerHeight,
  }));
  expect(overflow).toEqual({ x: 0, y: 0 });
}

async function expectNoKeys(page: Page): Promise<void> {
  expect(keysIn(await page.locator('body').innerText())).toEqual([]);
}
