import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { answerDialogs, makeProfile } from '../support/case-window.ts';
import { expect, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { wordsOf, type Words } from '../support/words.ts';

const invoices = path.resolve('test/fixtures/factures-lgs-t3.xlsx');

/** What each language writes for the amounts of the demonstration contract. All worked out by hand. */
const written = {
  // Original 50,000.00; invoiced 56,416.00 in the sample, then 63,949.20 more from the corrected row.
  fr: {
    original: '50 000 $',
    invoiced: ['56 416,00 $', '120 365,20 $'],
    overrun: ['6 416,00 $', '70 365,20 $'],
    percent: ['+12,8 %', '+140,7 %'],
  },
  en: {
    original: '$50,000',
    invoiced: ['$56,416.00', '$120,365.20'],
    overrun: ['$6,416.00', '$70,365.20'],
    percent: ['+12.8%', '+140.7%'],
  },
} as const;

for (const locale of ['fr', 'en'] as const) {
  test(`the main job, from a new case to the files on disk (${locale})`, async ({ launchApp, folder }) => {
    const t = wordsOf(locale);
    const casePath = path.join(folder, 'audit.constat');
    const workbookPath = path.join(folder, 'audit.xlsx');
    const userDataDir = makeProfile(folder, { locale, actor: null });
    const { app, page, close } = await launchApp({ userDataDir });
    const { original, invoiced, overrun, percent } = written[locale];
    const inOverruns = async (step: 0 | 1): Promise<void> => {
      const row = await demonstrationContract(page, t);
      await expect(await cellUnder(page, row, t('overview:table.columns.invoiced'))).toContainText(
        invoiced[step],
      );
      const growth = await cellUnder(page, row, t('overview:table.columns.overrunOriginal'));
      await expect(growth).toContainText(overrun[step]);
      await expect(growth).toContainText(percent[step]);
    };

    await test.step('creates a case', async () => {
      await answerDialogs(app, { save: casePath });
      await page.getByRole('button', { name: t('screens:welcome.sample') }).click();
      await expect(page.getByRole('banner')).toContainText('audit');
      expect(existsSync(casePath)).toBe(true);
    });

    await test.step('edits a contract in the grid', async () => {
      await openScreen(page, t, 'contracts');
      await page.getByPlaceholder(t('grid:toolbar.search')).fill('FICTIF-C-01');
      await expect(page.getByRole('grid')).toContainText('FICTIF-C-01');
      const amount = page.locator(
        '.ag-row[row-id]:not(.ag-row-pinned) [role=gridcell][col-id="originalLow"]',
      );
      await expect(amount).toHaveCount(1);
      await amount.click();
      await page.keyboard.press('F2');
      await page.keyboard.insertText('50000');
      await page.keyboard.press('Enter');
      // The first change of all: under which name?
      await page.getByLabel(t('shell:actor.label')).fill('Auditrice Essai');
      await page.getByRole('button', { name: t('shell:actor.confirm') }).click();
      await expect(amount).toHaveText(original);
      await inOverruns(0);
    });

    await test.step('imports a workbook with bad rows', async () => {
      await answerDialogs(app, { open: invoices });
      await openScreen(page, t, 'imports');
      await page.getByRole('button', { name: t('imports:list.import') }).click();
      await page.getByRole('button', { name: t('imports:mapping.check') }).click();
      await expect(page.getByRole('tab', { name: t('imports:review.rejected', { count: 4 }) })).toBeVisible();
      await page.getByRole('button', { name: t('imports:review.take', { count: 36 }) }).click();
      await expect(page.getByText(t('imports:review.done', { count: 36 })).first()).toBeVisible();
    });

    await test.step('corrects one rejected row and takes it in', async () => {
      // Row 30 names a contract that does not exist.
      await page
        .getByLabel(t('imports:rejects.cell', { field: t('imports:fields.contract'), row: 30 }))
        .fill('FICTIF-C-01');
      await page.getByRole('button', { name: t('imports:rejects.take', { count: 1 }) }).click();
      await expect(page.getByText(t('imports:rejects.taken', { count: 1 })).first()).toBeVisible();
    });

    await test.step('sees the overrun change, and come back with undo', async () => {
      await inOverruns(1);
      await page.keyboard.press('Control+z');
      await expect(page.getByText(t('shell:notices.undone')).first()).toBeVisible();
      await inOverruns(0);
    });

    await test.step('exports', async () => {
      await answerDialogs(app, { save: workbookPath });
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder(t('shell:palette.placeholder')).fill(t('shell:commands.export'));
      await page.getByRole('button', { name: t('shell:commands.export') }).click();
      const dialog = page.getByRole('dialog', { name: t('exports:title') });
      await dialog.getByRole('button', { name: t('exports:start') }).click();
      await expect(dialog.getByText(t('exports:done'))).toBeVisible({ timeout: 60_000 });
      await expect(dialog).toContainText(workbookPath);
    });

    await test.step('leaves the right files behind', async () => {
      await close();
      await expectWorkbook(workbookPath, t);
      await expectCase(casePath);
      const verify = await runConstat(['verify', casePath, '--json'], { cwd: folder });
      expect(jsonOf(verify)).toMatchObject({ ok: true, firstMismatch: null });
      expect(verify.status).toBe(0);
    });
  });
}

async function openScreen(page: Page, t: Words, screen: string): Promise<void> {
  const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
  await nav.getByRole('button', { name: t(`shell:nav.${screen}`) }).click();
}

/** The demonstration contract's row on the overruns screen, with every amount written to the cent. */
async function demonstrationContract(page: Page, t: Words): Promise<Locator> {
  await openScreen(page, t, 'overruns');
  await page.getByText(t('overview:table.exact'), { exact: true }).click();
  return page.getByRole('row').filter({ hasText: 'FICTIF-C-01' });
}

async function cellUnder(page: Page, row: Locator, heading: string): Promise<Locator> {
  const headings = await page.getByRole('columnheader').allInnerTexts();
  const column = headings.findIndex((text) => text.replaceAll(/\s+/g, ' ').trim().startsWith(heading));
  expect(column, heading).toBeGreaterThan(0);
  return row.locator('th, td').nth(column);
}

/** Amounts are what Excel shows before it recalculates: the cached results of the formulas. */
async function expectWorkbook(file: string, t: Words): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet(t('workbook:sheets.overruns'));
  if (sheet === undefined) throw new Error('no sheet of overruns');
  const rows = sheet.getSheetValues() as (readonly unknown[] | undefined)[];
  const headings = rows.find((row) => row?.includes(t('workbook:overruns.reference')));
  const contract = rows.find((row) => row?.includes('FICTIF-C-01'));
  const amount = (column: string): number | undefined => {
    const cell = contract?.[headings?.indexOf(t(`workbook:overruns.${column}`)) ?? -1];
    return typeof cell === 'object' && cell !== null && 'result' in cell ? Number(cell.result) : Number(cell);
  };
  expect(amount('originalLow')).toBe(50_000);
  expect(amount('originalHigh')).toBe(50_000);
  expect(amount('invoiced')).toBe(56_416);
  expect(amount('costHigh')).toBe(56_416);
}

/** One plain file, with the edit and the import in it, and the corrected row rejected again since that was undone. */
async function expectCase(file: string): Promise<void> {
  expect(['-wal', '-shm', '-journal', '.lock'].filter((end) => existsSync(file + end))).toEqual([]);
  const db = new Database(file, { readonly: true });
  const all = (sql: string): unknown[] => db.prepare(sql).raw().all();
  expect(all("SELECT original_low, original_high FROM contracts WHERE reference = 'FICTIF-C-01'")).toEqual([
    [50_000_00, 50_000_00],
  ]);
  expect(all('SELECT state FROM imports')).toEqual([['committed']]);
  expect(all('SELECT count(*) FROM visible_invoices')).toEqual([[71]]);
  expect(all('SELECT source_row, status FROM visible_import_rejects ORDER BY 1')).toEqual([
    [14, 'open'],
    [22, 'open'],
    [30, 'open'],
    [38, 'open'],
  ]);
  const commands = "SELECT DISTINCT command FROM events WHERE actor = 'Auditrice Essai' ORDER BY seq";
  expect(all(commands).flat()).toEqual([
    'register.update',
    'importing.commit',
    'importing.takeRejects',
    'history.undo',
  ]);
  db.close();
}
