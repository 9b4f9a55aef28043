import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { pdfOfPages } from '../support/made-pdf.ts';
import { rawWorkbook } from '../support/raw-workbook.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

/** Long enough to be read on a picture, short enough to be typed. */
const texts = {
  fr: {
    title: 'Modifications au-delà du seuil sans autorisation',
    condition:
      'Trois modifications portent le contrat à 33,5 % au-dessus du montant initial. Aucune autorisation du dirigeant n’est au dossier.',
    recommendation: 'Faire autoriser toute modification qui porte le cumul au-delà de 10 %.',
    note: 'Où est le procès-verbal du 3 mars ?',
    answer: 'Gardé sous la cote A-1.',
  },
  en: {
    title: 'Amendments above the threshold without authorisation',
    condition:
      'Three amendments bring the contract to 33.5% above its original amount. No authorisation of the chief executive is on file.',
    recommendation: 'Have every amendment authorised that brings the total above 10%.',
    note: 'Where are the minutes of 3 March?',
    answer: 'Kept as A-1.',
  },
} as const;

const minutesText = 'Séance du 3 mars : aucune résolution.\nPrésents : trois membres.\n';

const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(350);
};

for (const { locale, theme } of looks) {
  test(`a finding from draft to review in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    test.slow();
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const words = texts[locale];
    const userDataDir = makeProfile(folder, { locale, theme, actor: 'Ana Côté' });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `findings-${name}-${look}`);
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
    };

    await test.step('an empty list says what to do', async () => {
      await nav.getByRole('button', { name: t('shell:nav.findings') }).click();
      await expect(page.getByText(t('findings:empty.title'))).toBeVisible();
      await picture('empty');
    });

    await test.step('a new finding has a number, and its text is saved field by field', async () => {
      await button('screens:new.finding').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('register:columns.finding.title')).fill(words.title);
      await picture('new');
      await dialog.getByRole('button', { name: t('grid:record.add') }).click();
      const panel = page.getByRole('complementary', { name: words.title });
      await expect(panel).toContainText('C-001');
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.condition') })
        .fill(words.condition);
      await panel.getByLabel(t('register:columns.finding.ruleId')).click();
      await page.getByRole('option').first().click();
      await button('findings:text.takeCriteria').click();
      await expect(
        panel.getByRole('textbox', { name: t('register:columns.finding.criteria') }),
      ).not.toHaveValue('');
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.recommendation') })
        .fill(words.recommendation);
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.responsible') })
        .fill('Direction des contrats');
      await picture('text');
    });

    await test.step('evidence: a file that is kept, and a row of the register', async () => {
      const minutes = path.join(folder, 'proces-verbal_2026-03-03.txt');
      writeFileSync(minutes, minutesText);
      await answerDialogs(app, { open: minutes });
      await page.getByRole('tab', { name: t('findings:panel.evidence') }).click();
      await picture('evidence-empty');
      await button('findings:evidence.addFiles').click();
      await expect(page.getByRole('cell', { name: 'A-1', exact: true })).toBeVisible();
      await button('findings:evidence.add').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: t('findings:evidence.columns.kind') }).click();
      await page.getByRole('option', { name: t('register:choices.evidence.kind.row') }).click();
      await dialog.getByRole('combobox', { name: t('findings:evidence.rowOf') }).click();
      await page.getByRole('option', { name: t('register:entities.contract.one'), exact: true }).click();
      await dialog
        .getByRole('combobox', { name: t('findings:evidence.row') })
        .last()
        .click();
      await page.getByRole('option').first().click();
      await dialog.getByLabel(t('register:columns.evidence.indexNumber')).fill('B-1');
      await picture('evidence-new');
      await dialog.getByRole('button', { name: t('findings:evidence.save') }).click();
      await expect(page.getByRole('cell', { name: 'B-1', exact: true })).toBeVisible();
      await picture('evidence');
    });

    await test.step('evidence is shown at the place noted, by keyboard', async () => {
      const row = page.getByRole('row').filter({ hasText: 'A-1' });
      await row.getByRole('button', { name: t('findings:evidence.edit') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('register:columns.evidence.place')).fill('L2');
      await dialog.getByRole('button', { name: t('findings:evidence.save') }).click();
      const show = row.getByRole('button', { name: t('findings:evidence.showAt', { place: 'L2' }) });
      await show.press('Enter');
      await expect(dialog.locator('tr[aria-current="location"]')).toContainText('Présents');
      await picture('evidence-shown');
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await expect(show).toBeFocused();
    });

    await test.step('the preparer signs, and cannot review', async () => {
      await button('findings:signOff.prepare').click();
      await picture('sign');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('findings:signOff.prepare') })
        .click();
      await expect(button('findings:signOff.review')).toBeDisabled();
      await picture('prepared');
    });

    const actAs = async (name: string): Promise<void> => {
      await nav.getByRole('button', { name: t('shell:nav.settings') }).click();
      const field = page.getByLabel(t('screens:settings.actor'), { exact: true });
      await field.fill(name);
      await field.press('Enter');
      await nav.getByRole('button', { name: t('shell:nav.findings') }).click();
      await page.locator('.ag-row [col-id="number"]').filter({ hasText: 'C-001' }).click();
    };

    await test.step('a review note keeps the reviewer from signing until it is answered', async () => {
      await actAs('Bao Nguyen');
      await page.getByRole('tab', { name: t('findings:panel.notes') }).click();
      await picture('notes-empty');
      await page.getByLabel(t('findings:notes.new')).fill(words.note);
      await button('findings:notes.add').click();
      await expect(button('findings:signOff.review')).toBeDisabled();
      await page.getByLabel(t('findings:notes.answer'), { exact: true }).fill(words.answer);
      await picture('notes');
      await button('findings:notes.saveAnswer').click();
      await expect(button('findings:signOff.review')).toBeEnabled();
      await button('findings:signOff.review').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('findings:signOff.review') })
        .click();
      await expect(button('findings:signOff.close')).toBeVisible();
      await picture('reviewed');
      await page.getByRole('tab', { name: t('findings:panel.trail') }).click();
      await picture('trail');
    });

    await test.step('an edit takes the signatures back', async () => {
      await page.getByRole('tab', { name: t('findings:panel.text') }).click();
      const cause = page.getByRole('textbox', { name: t('register:columns.finding.cause') });
      await cause.fill('…');
      await cause.blur();
      await expect(button('findings:signOff.prepare')).toBeVisible();
      await picture('reopened');
    });

    await test.step('working papers', async () => {
      await page.getByRole('tab', { name: t('findings:tabs.documents') }).click();
      await page.locator('.ag-row [col-id="indexNumber"]').filter({ hasText: 'A-1' }).click();
      const shown = page.getByRole('region', { name: t('place:preview') });
      await expect(shown.getByText('Séance du 3 mars : aucune résolution.')).toBeVisible();
      await picture('documents');
      const copy = path.join(folder, 'copie.txt');
      await answerDialogs(app, { save: copy });
      await button('findings:documents.saveCopy').click();
      await expect.poll(() => existing(copy)).toBe(minutesText);
    });

    await test.step('a document is shown in its panel: pages and sheets are turned there', async () => {
      const pdf = path.join(folder, 'memo-fictif.pdf');
      writeFileSync(pdf, await pdfOfPages(['Sommaire', 'Montant prévu : 638 M$', 'Annexe']));
      await answerDialogs(app, { open: pdf });
      await button('findings:documents.add').click();
      const shown = page.getByRole('region', { name: t('place:preview') });
      const view = (number: number) =>
        t('place:pdf.view', { page: number, pages: 3, file: 'memo-fictif.pdf' });
      await shown.getByRole('region', { name: view(1) }).press('PageDown');
      await expect(shown.getByText('Montant prévu : 638 M$')).toBeAttached();
      await picture('document-pdf');
      const enlarge = shown.getByRole('button', { name: t('place:enlarge') });
      await enlarge.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByRole('img', { name: view(2) })).toBeVisible();
      await expect(dialog.locator('canvas')).toBeVisible();
      await picture('document-large');
      await page.keyboard.press('Escape');
      await expect(enlarge).toBeFocused();
      const workbook = path.join(folder, 'lots.xlsx');
      const row =
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Lot 1</t></is></c><c r="B2" s="1"><v>1000.5</v></c></row>';
      writeFileSync(workbook, rawWorkbook({ rows: row, formats: ['#,##0.00'] }));
      await answerDialogs(app, { open: workbook });
      await button('findings:documents.add').click();
      await expect(shown.getByRole('cell', { name: '1,000.50' })).toBeVisible();
      await picture('document-workbook');
      const letter = path.join(folder, 'lettre.doc');
      // The first bytes of a kind of file that is kept and not read.
      writeFileSync(letter, Buffer.from('d0cf11e0a1b11ae100000000', 'hex'));
      await answerDialogs(app, { open: letter });
      await button('findings:documents.add').click();
      await expect(shown.getByText(t('place:other'))).toBeVisible();
      await picture('document-other');
    });
  });
}

const existing = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
