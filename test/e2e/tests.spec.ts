import type { Page } from '@playwright/test';
import { makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf, type Locale } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

for (const { locale, theme } of looks) {
  test(`tests are run, judged and compared in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    // Two runs of the whole library and a dozen pictures.
    test.slow();
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `tests-${name}-${look}`);
      expect(keysIn(await page.locator('main').innerText())).toEqual([]);
    };
    await setContentSize(app, 1280, 800);
    await page
      .getByRole('navigation', { name: t('shell:nav.label') })
      .getByRole('button', { name: t('shell:nav.tests') })
      .click();

    await test.step('nothing was run yet', async () => {
      await expect(page.getByText(t('tests:start.emptyTitle'))).toBeVisible();
      await picture('empty');
    });

    await test.step('the whole library is run', async () => {
      await runAll(page, locale);
      await picture('summary');
    });

    await test.step('an exception is judged by keyboard, and undone', async () => {
      await openTest(page, 'T22');
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await list.getByRole('option').first().click();
      await page.keyboard.press('2');
      const first = list.getByRole('option').first();
      await expect(first).toContainText(t('register:choices.disposition.verdict.explained'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('4');
      const followed = t('register:choices.disposition.verdict.follow-up');
      await expect(list.getByRole('option').nth(3)).toContainText(followed);
      await picture('exceptions');
      await list.focus();
      await page.keyboard.press('Control+z');
      await expect(list.getByRole('option').nth(3)).not.toContainText(followed);
      await expect(first).toContainText(t('register:choices.disposition.verdict.explained'));
    });

    await test.step('a note is written, and found again by a filter', async () => {
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await list.getByRole('option').nth(1).click();
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').last().fill('Lettre du 4 mars reçue.');
      await picture('note');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('Lettre du 4 mars reçue.')).toBeVisible();
    });

    await test.step('an exception leads to its row, and back', async () => {
      await openTest(page, 'T11');
      await page
        .getByRole('region', { name: t('tests:exception.label') })
        .getByRole('row')
        .getByRole('button')
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: t('screens:contracts.title') })).toBeVisible();
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 2, name: /^T11/ })).toBeVisible();
    });

    await test.step('an exception becomes a finding', async () => {
      await page.getByRole('button', { name: t('findings:fromException.create') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('shell:nav.findings'));
      await picture('finding');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 2, name: /^T11/ })).toBeVisible();
    });

    await test.step('the population, the page and the parameters', async () => {
      await openTest(page, 'T17');
      await tab(page, t('tests:tabs.population'));
      await picture('benford');
      await openTest(page, 'T23');
      await tab(page, t('tests:tabs.population'));
      await picture('strata');
      await openTest(page, 'T08');
      await tab(page, t('tests:tabs.population'));
      await picture('rules');
      await tab(page, t('tests:tabs.about'));
      await picture('about');
      await tab(page, t('tests:tabs.parameters'));
      const percent = page.getByLabel(t('audit:parameters.percent'), { exact: true });
      await percent.fill('500');
      await expect(page.getByText(t('tests:parameters.between', { min: '0', max: '100' }))).toBeVisible();
      await expect(page.getByRole('button', { name: t('tests:run.this') })).toBeDisabled();
      await percent.fill(locale === 'fr' ? '7,5' : '7.5');
      await picture('parameters');
      await page.getByRole('button', { name: t('tests:run.this') }).click();
      await expect(page.getByText(t('tests:run.done', { count: 1 }))).toBeVisible({ timeout: 30_000 });
    });

    await test.step('another run says what is gone', async () => {
      await openTest(page, 'T22');
      await tab(page, t('tests:tabs.parameters'));
      await page.getByLabel(t('audit:parameters.days'), { exact: true }).fill('800');
      await page.getByRole('button', { name: t('tests:run.this') }).click();
      await tab(page, t('tests:tabs.exceptions'));
      await page.getByRole('radiogroup').getByText(t('tests:status.gone')).click();
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await expect(list.getByRole('option').first()).toContainText(t('tests:status.one.gone'));
      await picture('gone');
    });

    await test.step('two runs are compared', async () => {
      await tab(page, t('tests:tabs.runs'));
      await expect(page.getByText(t('tests:compare.title'))).toBeVisible();
      await picture('compare');
    });

    await test.step('a test without its data says what it needs', async () => {
      await openTest(page, 'A11');
      await tab(page, t('tests:tabs.exceptions'));
      await expect(page.getByText(t('tests:notRun.missingTitle'))).toBeVisible();
      await picture('missing');
    });
  });
}

const openTest = async (page: Page, id: string): Promise<void> => {
  await page.locator(`[data-test="${id}"]`).click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${id} `, 'u') })).toBeVisible();
};

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') }).click();

async function runAll(page: Page, locale: Locale): Promise<void> {
  const t = wordsOf(locale);
  await page.getByRole('button', { name: t('tests:run.all') }).click();
  await expect(page.getByText(t('tests:start.title'))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: t('tests:run.all') })).toBeEnabled({ timeout: 60_000 });
}

/** Queries answered and charts drawn: nothing on the page has changed for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
  await page.waitForTimeout(350);
}
