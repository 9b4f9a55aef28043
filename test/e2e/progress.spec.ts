import type { Page } from '@playwright/test';
import { makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

for (const { locale, theme } of looks) {
  test(`a contract over time in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    const t = wordsOf(locale);
    const percent = (points: string): string =>
      locale === 'fr' ? `${points.replace('.', ',')}\u00A0%` : `${points}%`;
    await setContentSize(app, 1280, 800);
    await page
      .getByRole('navigation', { name: t('shell:nav.label') })
      .getByRole('button', { name: t('shell:nav.contracts') })
      .click();

    const open = async (title: string): Promise<void> => {
      await page
        .locator('.ag-pinned-left-cols-container, .ag-row')
        .getByText(title, { exact: false })
        .first()
        .click();
      await page.getByRole('tab', { name: t('screens:contracts.tabs.progress') }).click();
      await expect(page.getByText(t('progress:baselines.title'))).toBeVisible();
    };
    const show = async (name: string): Promise<void> => {
      // Grids and pictures paint once more after what is awaited.
      await page.waitForTimeout(400);
      await screenshot(page, `progress-${name}-${locale}-${theme}`);
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
    };
    const panel = page.getByRole('tabpanel');

    await open(locale === 'fr' ? 'CASA : programme' : 'CASA: transformation');
    await expect(panel.getByText(`+${percent('72.4')}`).first()).toBeVisible();
    await show('programme');
    // Where the overrun comes from: its weakest row, by keyboard.
    await panel
      .getByRole('button', { name: t('provenance:levels.source') })
      .first()
      .press('Enter');
    await expect(page.getByText(t('provenance:means.source'))).toBeVisible();
    await expect(page.getByRole('button', { name: 'SAAQ-CASA-PROGRAMME' }).last()).toBeFocused();
    await show('provenance');
    await page.keyboard.press('Escape');
    await scrollTo(page, t('progress:comparisons.title'));
    await show('programme-statements');

    await panel.getByText(t('progress:views.statement'), { exact: true }).click();
    await expect(panel.locator('.ag-root')).toBeVisible();
    await show('statement-grid');

    await open(locale === 'fr' ? 'CASA : contrat-cadre' : 'CASA: framework');
    await expect(panel.getByText(`+${percent('48.4')}`).first()).toBeVisible();
    await show('framework');
    await page.getByRole('tab', { name: t('screens:contracts.tabs.costs') }).click();
    await expect(panel.getByText(percent('33.5'), { exact: false }).first()).toBeVisible();

    await open(locale === 'fr' ? 'numérique : pr' : 'record: pilot');
    await scrollTo(page, t('progress:earnedValue.title'));
    await show('earned-value');
    await scrollTo(page, t('progress:delays.title'));
    await show('delay');

    await open(locale === 'fr' ? 'Consolidation des centres' : 'Data centre consolidation');
    await expect(panel.getByText(`+${percent('138.6')}`).first()).toBeVisible();
    await show('baselines');
    await scrollTo(page, t('progress:alternatives.title'));
    await show('alternatives');
  });
}

const scrollTo = async (page: Page, heading: string): Promise<void> => {
  await page.getByRole('heading', { name: heading }).evaluate((element) => element.scrollIntoView());
};
