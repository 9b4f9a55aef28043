import type { Page } from '@playwright/test';
import { makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(350);
};

for (const { locale, theme } of looks) {
  test(`figures that contradict each other, and those of a contract, in ${locale}, ${theme}`, async ({
    launchApp,
    folder,
  }) => {
    test.slow();
    const t = wordsOf(locale);
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `figures-${name}-${locale}-${theme}`);
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
    };

    await test.step('the overview leads to the contradictions', async () => {
      await page.getByRole('button', { name: t('overview:toDo.contradictions', { count: 5 }) }).click();
      await expect(page.getByRole('table', { name: t('figures:table') })).toBeVisible();
      await expect(page.getByText(t('figures:days.range', { least: 0, most: 29 }))).toBeVisible();
      await picture('contradictions');
    });

    await test.step('each side opens its figure beside the list', async () => {
      await page.getByRole('button', { name: /^\$?945/u }).click();
      await expect(page.getByRole('complementary').or(page.getByRole('dialog')).first()).toBeVisible();
      await picture('side');
      await page.keyboard.press('Escape');
    });

    await test.step('458 against 955 million is the source’s own comparison', async () => {
      await page.getByText(new RegExp(`^${t('figures:kinds.sourceComparisons')}`, 'u')).click();
      const said = t('figures:sourceOnly', { reason: t('figures:reasons.scope') });
      await expect(page.getByText(said).first()).toBeVisible();
      await picture('sources');
      await page.getByText(new RegExp(`^${t('figures:kinds.notCompared')}`, 'u')).click();
      await expect(page.getByText(t('figures:empty.notCompared.title'))).toBeVisible();
    });

    await test.step('the seven costs of CASA on one time axis, by scope', async () => {
      const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
      await nav.getByRole('button', { name: t('shell:nav.contracts') }).click();
      await page.locator('.ag-row').filter({ hasText: 'SAAQ-CASA-PROGRAMME' }).first().click();
      await page.getByRole('tab', { name: t('screens:contracts.tabs.figures') }).click();
      await expect(page.getByText(t('figures:axis.caption'))).toBeVisible();
      await picture('axis');
      await page.getByText(t('figures:axis.table')).click();
      await picture('axis-table');
    });
  });
}
