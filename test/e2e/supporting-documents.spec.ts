import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { pdfOfPages } from '../support/made-pdf.ts';
import { keysIn, wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

/** Two files that name an invoice of the sample, and one that names none. */
const filesIn = async (folder: string): Promise<string> => {
  const home = path.join(folder, 'pieces');
  mkdirSync(home);
  const pdfs = {
    'FICTIF-2018-001.pdf': ['Bon de livraison 1', 'Deuxieme page'],
    'Facture fictif_2018_002 signee.pdf': ['Bon de livraison 2'],
    'notes de rencontre.pdf': ['Notes'],
  };
  for (const [name, pages] of Object.entries(pdfs))
    writeFileSync(path.join(home, name), await pdfOfPages(pages));
  return home;
};

for (const { locale, theme } of looks) {
  test(`documents support invoices in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    test.slow();
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const userDataDir = makeProfile(folder, { locale, theme, actor: 'Ana Côté' });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
    const picture = async (name: string): Promise<void> => {
      await page.waitForTimeout(350);
      await screenshot(page, `supporting-${name}-${look}`);
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
    };
    const dialog = page.getByRole('dialog', { name: t('invoices:attach.title') });
    const row = (name: string) => dialog.getByRole('row').filter({ hasText: name });
    const drawer = page.getByRole('complementary', { name: t('invoices:shown.label') });
    const documents = page.getByRole('table', { name: t('invoices:tabs.documents') });
    const select = (number: string) => page.getByRole('gridcell', { name: number, exact: true }).click();
    const openTab = (key: string) => page.getByRole('tab', { name: t(key) }).click();

    await nav.getByRole('button', { name: t('shell:nav.invoices') }).click();
    await answerDialogs(app, { open: await filesIn(folder) });

    await test.step('many files are matched by name, and nothing is attached before it is confirmed', async () => {
      await button('invoices:attach.open').click();
      await expect(row('FICTIF-2018-001.pdf')).toContainText(t('invoices:attach.states.ready'));
      await expect(row('fictif_2018_002')).toContainText('FICTIF-2018-002');
      await expect(row('notes')).toContainText(t('invoices:attach.states.none'));
      await picture('matched');
      await row('notes').getByRole('button').first().press('Enter');
      await page.keyboard.type('2019-001');
      await page.getByRole('option', { name: /FICTIF-2019-001/u }).click();
      await expect(row('notes')).toContainText(t('invoices:attach.states.ready'));
      await picture('chosen');
      await dialog.getByRole('button', { name: t('invoices:attach.confirm', { count: 3 }) }).click();
      await expect(page.getByText(t('invoices:attach.done', { count: 3 }))).toBeVisible();
      await expect(dialog).toBeHidden();
    });

    await test.step('the documents of an invoice are listed, shown beside it and noted', async () => {
      await select('FICTIF-2018-001');
      await openTab('invoices:tabs.documents');
      await expect(documents).toContainText('FICTIF-2018-001.pdf');
      await documents.getByRole('button', { name: /^(?:Voir|Show)/u }).press('Enter');
      await expect(drawer.getByText(t('place:pdf.of', { pages: 2 }))).toBeVisible();
      await documents.getByRole('textbox').fill('Signé par Ana');
      await documents.getByRole('textbox').press('Enter');
      await picture('shown');
      await drawer.getByRole('button', { name: t('shell:drawer.close') }).click();
    });

    await test.step('detached by keyboard, and back with undo', async () => {
      await documents.getByRole('button', { name: /^(?:Détacher|Detach)/u }).press('Enter');
      await expect(page.getByText(t('invoices:documents.emptyTitle'))).toBeVisible();
      await picture('empty');
      await page.keyboard.press('Control+z');
      await expect(documents).toContainText('FICTIF-2018-001.pdf');
      await expect(documents.getByRole('textbox')).toHaveValue('Signé par Ana');
    });

    await test.step('a document that is kept already is attached to another invoice', async () => {
      await select('FICTIF-2018-002');
      await button('invoices:documents.attachKept').click();
      const kept = page.getByRole('dialog', { name: t('invoices:attachKept.title') });
      await kept.getByRole('combobox').fill('notes');
      await page.getByRole('option', { name: /notes/u }).click();
      await picture('kept');
      await kept.getByRole('button', { name: t('invoices:attachKept.attach') }).click();
      await expect(documents.getByRole('row')).toHaveCount(3);
    });

    await test.step('the document says which invoices it supports, and leads to them', async () => {
      await documents.getByRole('button', { name: 'notes de rencontre', exact: true }).click();
      const panel = page.getByRole('complementary', { name: 'notes de rencontre' });
      await expect(panel.getByRole('button', { name: /FICTIF-2019-001$/u })).toBeVisible();
      await panel.getByRole('button', { name: /FICTIF-2018-002$/u }).click();
      await expect(documents.getByRole('row')).toHaveCount(3);
    });

    await test.step('the same files again are attached already', async () => {
      await button('invoices:attach.open').click();
      await expect(row('FICTIF-2018-001.pdf')).toContainText(t('invoices:attach.states.already'));
      await picture('again');
      await dialog.getByRole('button', { name: t('shell:dialogs.cancel') }).click();
      await openTab('invoices:tabs.timeSheets');
      await expect(page.getByText(t('invoices:timeSheets.emptyTitle'))).toBeVisible();
      await picture('time-sheets');
    });
  });
}
