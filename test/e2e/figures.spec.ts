import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, makeProfile, openPanelTab, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { pdfOfPages } from '../support/made-pdf.ts';
import { rawWorkbook } from '../support/raw-workbook.ts';
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
      await openPanelTab(page, t, 'screens:contracts.tabs.figures');
      await expect(page.getByText(t('figures:axis.caption'))).toBeVisible();
      await picture('axis');
      await page.getByText(t('figures:axis.table')).click();
      await picture('axis-table');
    });
  });
}

/** A memo of three pages, a sheet with a total, and a table of amounts. */
const writeSources = async (folder: string) => {
  const at = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const cells = Array.from({ length: 40 }, (_, index) => {
    const row = index + 2;
    return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>Lot ${index + 1}</t></is></c><c r="B${row}" s="1"><v>${1000 + index}.5</v></c></row>`;
  });
  const workbook = rawWorkbook({
    rows: `${cells.join('')}<row r="42"><c r="A42" t="inlineStr"><is><t>Total</t></is></c><c r="B42" s="1"><f>SUM(B2:B41)</f><v>40800</v></c></row>`,
    formats: ['#,##0.00'],
  });
  const lines = Array.from(
    { length: 90 },
    (_, index) => `F-${index + 1};2025-01-${(index % 28) + 1};${index},00`,
  );
  return {
    pdf: at('memo-fictif.pdf', await pdfOfPages(['Sommaire', 'Montant prévu : 638 M$', 'Annexe'])),
    damaged: at('abime.pdf', '%PDF-1.7 tronqué'),
    workbook: at('lots.xlsx', workbook),
    csv: at('factures.csv', ['no;date;montant', ...lines].join('\n')),
  };
};

for (const { locale, theme } of looks) {
  test(`a figure beside the page, the cell or the line that states it, in ${locale}, ${theme}`, async ({
    launchApp,
    folder,
  }) => {
    test.slow();
    const t = wordsOf(locale);
    const sources = await writeSources(folder);
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `figure-place-${name}-${locale}-${theme}`);
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
    };
    const place = page.getByRole('region', { name: t('place:title') });
    const button = (key: string) => place.getByRole('button', { name: t(`place:${key}`), exact: true });
    const openFigure = async (row: number): Promise<void> => {
      await page.locator(`.ag-row[row-index="${row}"]`).first().click();
      await expect(place).toBeVisible();
    };
    const keepFile = async (file: string): Promise<void> => {
      await answerDialogs(app, { open: file });
      await button('keep').click();
    };
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    await nav.getByRole('button', { name: t('shell:nav.figures') }).click();

    await test.step('a page of a PDF, turned to by keyboard', async () => {
      await openFigure(0);
      await expect(place.getByText(t('place:none'))).toBeVisible();
      await picture('none');
      await keepFile(sources.pdf);
      const view = (number: number) =>
        t('place:pdf.view', { page: number, pages: 3, file: 'memo-fictif.pdf' });
      await expect(place.getByRole('img', { name: view(1) })).toBeVisible();
      await place.getByRole('region', { name: view(1) }).press('PageDown');
      await expect(place.getByText('Montant prévu : 638 M$')).toBeAttached();
      await button('pdf.use').click();
      await expect(place.getByText(t('place:pdf.used'))).toBeVisible();
      await picture('pdf');
      await button('enlarge').click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('img', { name: view(2) })).toBeVisible();
      await dialog.getByRole('button', { name: t('place:pdf.larger') }).click();
      await expect(dialog.locator('canvas')).toBeVisible();
      await picture('pdf-large');
      await page.keyboard.press('Escape');
    });

    await test.step('a page that is not there is said, and undo brings the other back', async () => {
      const field = page.getByRole('complementary').getByRole('textbox', {
        name: t('register:columns.figure.page'),
        exact: true,
      });
      await field.fill('99');
      await field.press('Enter');
      const said = place.getByText(t('place:missing.page', { page: 99, last: 3 }));
      await expect(said).toBeVisible();
      await said.scrollIntoViewIfNeeded();
      await expect(place.locator('canvas')).toBeVisible();
      await picture('pdf-missing');
      await page.locator('body').click({ position: { x: 4, y: 796 } });
      await page.keyboard.press('Control+z');
      await expect(place.getByText(t('place:pdf.used'))).toBeVisible();
    });

    await test.step('a damaged PDF is refused, and the window goes on', async () => {
      await openFigure(1);
      await keepFile(sources.damaged);
      await expect(place.getByRole('alert')).toContainText('abime.pdf');
      await picture('pdf-damaged');
    });

    await test.step('a cell of a workbook, with the result that was saved', async () => {
      await openFigure(2);
      await keepFile(sources.workbook);
      await place.getByRole('textbox', { name: t('place:table.goTo') }).fill('B42');
      await place.getByRole('textbox', { name: t('place:table.goTo') }).press('Enter');
      const name = t('place:table.use', { place: 'Sheet1!B42', text: '40,800.00' });
      await place.getByRole('button', { name, exact: true }).click();
      await expect(place.locator('td[aria-current="location"]')).toHaveText('40,800.00');
      await picture('cell');
    });

    await test.step('a line of a CSV, chosen by keyboard', async () => {
      await openFigure(3);
      await keepFile(sources.csv);
      await place.getByRole('textbox', { name: t('place:text.goTo') }).fill('60');
      await place.getByRole('textbox', { name: t('place:text.goTo') }).press('Enter');
      await place.getByRole('button', { name: /F-59;/u }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(place.locator('tr[aria-current="location"]')).toContainText('F-60;');
      await picture('line');
    });

    await test.step('the same beside the contract', async () => {
      await nav.getByRole('button', { name: t('shell:nav.contracts') }).click();
      await page.locator('.ag-row').filter({ hasText: 'SAAQ-CASA-PROGRAMME' }).first().click();
      await openPanelTab(page, t, 'screens:contracts.tabs.figures');
      const tied = page.getByRole('list', { name: t('place:contract.label') });
      await tied.getByRole('button', { name: /A-3 – lots, Sheet1!B42$/u }).click();
      await expect(page.getByRole('dialog').locator('td[aria-current="location"]')).toHaveText('40,800.00');
      await picture('contract');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await picture('contract-list');
    });
  });
}
