import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, makeProfile } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { runConstat } from '../support/run-constat.ts';
import { wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

/** Written by an old program: no Unicode, two columns that write decimals differently, a quantity that says nothing. */
const table = [
  'Facture;Date;Fournisseur;NEQ;Code d’article;Description;Quantité;Unité;Prix unitaire;Montant net;Retenue',
  'F-101;2025-03-04;Forêt boréale inc.;1199999999;CONS-01;Révision à l’été;1,234;heure;10.50;12 957,00;1 295,70',
  'F-102;2025-03-05;Forêt boréale inc.;1199999999;CONS-02;Dépôt;2,000;heure;3.25;6 500,00;650,00',
].join('\r\n');

/** U+2019 is the one character here whose code in Windows-1252 is not its own. */
const inWindows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');

for (const { locale, theme } of looks) {
  test(`how a file is read is seen and corrected before anything is written (${locale}, ${theme})`, async ({
    launchApp,
    folder,
  }) => {
    const t = wordsOf(locale);
    const file = path.join(folder, 'ancien.csv');
    writeFileSync(file, inWindows1252(table));
    await runConstat(['new', 'a.constat'], { cwd: folder });
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ userDataDir, args: [path.join(folder, 'a.constat')] });
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const fieldOf = (column: string) => page.getByLabel(t('imports:mapping.fieldOf', { column }));
    const markOf = (column: string) => page.getByLabel(t('imports:mapping.markOf', { column }));
    const check = page.getByRole('button', { name: t('imports:mapping.check') });
    const option = async (label: string, value: string): Promise<void> => {
      await page.getByRole('combobox', { name: t(`imports:options.${label}`) }).click();
      await page.getByRole('option', { name: t(`imports:options.${value}`) }).click();
    };

    await test.step('shows what each column is, also those that name the vendor by number', async () => {
      await answerDialogs(app, { open: file });
      await nav.getByRole('button', { name: t('shell:nav.imports') }).click();
      await page.getByRole('button', { name: t('imports:list.import') }).click();
      await expect(fieldOf('NEQ')).toHaveValue('neq');
      await expect(page.getByText(t('imports:kinds.match'))).toBeVisible();
      await expect(fieldOf('Code d’article')).toHaveValue('itemCode');
      await expect(fieldOf('Retenue')).toHaveValue('holdback');
      await expect(page.getByRole('cell', { name: 'Révision à l’été' })).toBeVisible();
    });

    await test.step('reads it again in another encoding at once, and back', async () => {
      await option('encoding', 'encodings.utf-16le');
      await expect(page.getByRole('cell', { name: 'Révision à l’été' })).toBeHidden();
      await option('encoding', 'encodings.windows-1252');
      await expect(page.getByRole('cell', { name: 'Révision à l’été' })).toBeVisible();
      await option('encoding', 'encodings.utf-8');
      await expect(page.getByRole('cell', { name: /R\uFFFDvision/u })).toBeVisible();
      await screenshot(page, `mapping-encoding-${locale}-${theme}`);
      await option('encoding', 'encodings.windows-1252');
      await expect(page.getByRole('cell', { name: 'Révision à l’été' })).toBeVisible();
    });

    await test.step('asks how the quantity writes decimals, and waits', async () => {
      await expect(check).toBeDisabled();
      await expect(
        page.getByText(t('imports:mapping.ambiguousMarks', { columns: 'Quantité' })),
      ).toBeVisible();
      await expect(markOf('Prix unitaire')).toHaveValue('.');
      await expect(markOf('Montant net')).toHaveValue(',');
      await screenshot(page, `mapping-${locale}-${theme}`);
      await markOf('Quantité').selectOption('.');
      await expect(check).toBeEnabled();
    });

    await test.step('lets a column that is no number of the vendor be left out, and put back', async () => {
      await fieldOf('NEQ').selectOption('');
      await expect(page.getByText(t('imports:kinds.match'))).toBeHidden();
      await fieldOf('NEQ').selectOption('neq');
    });

    await test.step('ties out to the cent', async () => {
      await check.click();
      await expect(page.getByRole('button', { name: t('imports:review.take', { count: 2 }) })).toBeVisible();
      // 12,957.00 and 6,500.00: 1,234 × 10.50 and 2,000 × 3.25.
      const net = locale === 'fr' ? '19 457,00' : '19,457.00';
      await expect(page.getByText(net).first()).toBeVisible();
      await screenshot(page, `tie-out-${locale}-${theme}`);
    });
  });
}
