import type { Page } from '@playwright/test';
import { makeProfile, openPanelTab, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

const names = {
  fr: {
    rule: 'Seuil de la politique interne',
    fictional: 'Contrat fictif',
    federal: 'Contrats fédéraux',
    minister: 'Ministre délégué,',
  },
  en: {
    rule: 'Threshold of the internal policy',
    fictional: 'Fictional demonstration',
    federal: 'Federal contracts',
    minister: 'Minister,',
  },
} as const;

for (const { locale, theme } of looks) {
  test(`rules, sovereignty and lobbying in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    const t = wordsOf(locale);
    const name = names[locale];
    const filter = t('grid:toolbar.search');
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const go = (screen: string) => nav.getByRole('button', { name: t(`shell:nav.${screen}`) }).click();
    const picture = async (part: string): Promise<void> => {
      // Grids paint once more after what is awaited.
      await page.waitForTimeout(350);
      await screenshot(page, `${part}-${locale}-${theme}`);
      const text = await page.locator('body').innerText();
      expect(keysIn(text)).toEqual([]);
      // A text in both languages is read in one.
      expect(text).not.toContain('‖');
    };

    await test.step('the rules of the case, and those whose limit nobody has read', async () => {
      await go('settings');
      await page.getByRole('tab', { name: t('screens:settings.tabs.rules') }).click();
      await expect(page.locator('.ag-row').first()).toBeVisible();
      await picture('rules');
      await page
        .locator('label')
        .filter({ hasText: t('rules:shown.missing') })
        .click();
      await page.locator('.ag-row[row-index="1"] [col-id="limit"]').click();
      await expect(page.getByText(t('rules:panel.missing'))).toBeVisible();
      await picture('rules-missing');
    });

    await test.step('a missing limit is entered: it leaves the list and is told in words', async () => {
      const panel = page.getByRole('complementary');
      const left = await missingCount(page, t('rules:shown.missing'));
      const amount = panel.getByLabel(t('register:columns.rule.limitAmount'));
      await amount.fill(locale === 'fr' ? '121 200' : '121,200');
      await amount.press('Enter');
      const stated = { fr: 'Au moins 121\u00A0200\u00A0$', en: 'At least $121,200' }[locale];
      await expect(panel.getByText(t('rules:panel.limit', { limit: stated }))).toBeVisible();
      await expect.poll(() => missingCount(page, t('rules:shown.missing'))).toBe(left - 1);
      await panel.getByRole('tab', { name: t('screens:vendors.tabs.trail') }).click();
      await expect(panel.getByText('E2E').first()).toBeVisible();
      await picture('rules-corrected');
    });

    await test.step('a rule of one’s own is unverified; the focus goes back to where the dialog came from', async () => {
      const add = page.getByRole('button', { name: t('screens:new.rule') });
      await add.click();
      await page.keyboard.press('Escape');
      await expect(add).toBeFocused();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('register:columns.rule.code')).fill('policy-1');
      await dialog.getByLabel(t('register:columns.rule.titleFr')).fill(names.fr.rule);
      await dialog.getByLabel(t('register:columns.rule.titleEn')).fill(names.en.rule);
      await expect(dialog.getByRole('combobox', { name: t('register:columns.rule.mark') })).toHaveValue(
        t('register:choices.rule.mark.unverified'),
      );
      await picture('rules-new');
      await dialog.getByRole('button', { name: t('grid:record.add') }).click();
      await expect(page.getByRole('complementary', { name: name.rule })).toBeVisible();
    });

    await test.step('under whose law a contract stands', async () => {
      await go('contracts');
      await openRow(page, filter, name.fictional);
      await openPanelTab(page, t, 'screens:contracts.tabs.sovereignty');
      const panel = page.getByRole('tabpanel');
      await expect(panel.getByText(t('sovereignty:problems.assessment-late'))).toBeVisible();
      await expect(panel.getByText('ca-central-1')).toBeVisible();
      await picture('sovereignty');
      await openRow(page, filter, name.federal);
      await expect(panel.getByText('Amazon Web Services (US) → Amazon (US)')).toBeVisible();
      const claims = panel.getByRole('heading', { name: t('sovereignty:laws') });
      await claims.evaluate((element) => element.scrollIntoView());
      await expect(panel.getByText(t('sovereignty:contradictory')).first()).toBeVisible();
      await expect(panel.getByText(name.minister).first()).toBeVisible();
      await picture('sovereignty-laws');
      await panel
        .locator('label')
        .filter({ hasText: t('sovereignty:views.exposure') })
        .click();
      await expect(panel.locator('.ag-row[row-index="0"]').first()).toBeVisible();
      await picture('sovereignty-cards');
    });

    await test.step('F6 goes round the window; a panel that closes gives the focus back to the list', async () => {
      const inside = (role: string) =>
        expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(role);
      await page.getByRole('tab', { selected: true }).focus();
      await page.keyboard.press('F6');
      await expect(nav.getByRole('button', { name: t('shell:nav.contracts') })).toBeFocused();
      await page.keyboard.press('F6');
      await inside('gridcell');
      await page.keyboard.press('F6');
      await inside('tab');
      await page.getByRole('button', { name: t('shell:drawer.close') }).press('Enter');
      await inside('gridcell');
    });

    await test.step('what a vendor was given beside who it spoke to', async () => {
      await go('vendors');
      await openRow(page, filter, 'Fournisseur fictif');
      await page.getByRole('tab', { name: t('screens:vendors.tabs.lobbying') }).click();
      const panel = page.getByRole('tabpanel');
      await expect(panel.getByText(t('sovereignty:lobbying.days', { count: 14 }))).toBeVisible();
      await expect(panel.getByText(t('sovereignty:lobbying.outsideMandate'))).toHaveCount(1);
      await picture('lobbying');
      await panel
        .locator('label')
        .filter({ hasText: t('sovereignty:lobbying.views.lobbyingMandate') })
        .click();
      await expect(panel.locator('.ag-row[row-index="0"]').first()).toBeVisible();
      await picture('lobbying-mandates');
    });

    await test.step('the share of spending by country of control and award method', async () => {
      await page.getByRole('tab', { name: t('sovereignty:shares.tabs.shares') }).click();
      await expect(page.getByText(locale === 'fr' ? '44,6\u00A0%' : '44.6%')).toBeVisible();
      await picture('shares');
      await page
        .locator('label')
        .filter({ hasText: t('sovereignty:shares.measures.invoiced') })
        .click();
      await expect(page.getByText('44,6\u00A0%').or(page.getByText('44.6%'))).toHaveCount(0);
      await picture('shares-invoiced');
    });

    await test.step('contradictions are counted in the navigation', async () => {
      const count = nav.getByRole('img', { name: t('shell:nav.open.figures', { count: 5 }) });
      await expect(count).toHaveText('5');
    });
  });
}

/** How many rules have no limit, as the filter's own label says: `Limit missing (37)`. */
const missingCount = async (page: Page, label: string): Promise<number> => {
  const shown = page.locator('label').filter({ hasText: label });
  await expect(shown).toContainText('(');
  return Number(/\((\d+)\)/u.exec(await shown.innerText())?.[1]);
};

/** Opens a row of the list by a name in it: the grid draws only the rows in sight, so that the list is narrowed first. */
const openRow = async (page: Page, filter: string, name: string): Promise<void> => {
  await page.getByRole('textbox', { name: filter }).first().fill(name);
  await page
    .locator('.ag-row')
    .filter({ hasText: name })
    .first()
    .click({ position: { x: 120, y: 10 } });
};
