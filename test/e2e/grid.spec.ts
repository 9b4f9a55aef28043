import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { makeProfile } from '../support/case-window.ts';
import { askMain, expect, test } from '../support/electron-app.ts';
import { wordsOf } from '../support/words.ts';

const t = wordsOf('en');

/** Opens the sample's invoices, ordered as they were added. */
const openInvoices = async (page: Page): Promise<void> => {
  const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
  await nav.getByRole('button', { name: t('shell:nav.invoices') }).click();
  await expect(cellOf(page, 2, 'net')).not.toHaveText('');
};

const cellOf = (page: Page, row: number, column: string): Locator =>
  page.locator(`[data-grid="invoices"] .ag-row[row-index="${row}"] .ag-cell[col-id="${column}"]`).first();

const textsOf = async (page: Page, column: string, rows: number): Promise<string[]> =>
  Promise.all(Array.from({ length: rows }, (_unused, row) => cellOf(page, row, column).innerText()));

const readClipboard = (app: ElectronApplication): Promise<string> =>
  askMain(() => app.evaluate(({ clipboard }) => clipboard.readText()));

const writeClipboard = (app: ElectronApplication, text: string): Promise<void> =>
  askMain(() => app.evaluate(({ clipboard }, written) => clipboard.writeText(written), text));

test('a rectangle goes to the clipboard and back, whole or not at all', async ({ launchApp, folder }) => {
  const { app, page } = await launchApp({
    args: ['--sample'],
    userDataDir: makeProfile(folder, { locale: 'en' }),
  });
  await openInvoices(page);
  const before = await textsOf(page, 'issuedOn', 3);

  await test.step('copies what Shift and arrows select', async () => {
    await cellOf(page, 0, 'number').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Control+c');
    const numbers = await textsOf(page, 'number', 2);
    await expect
      .poll(() => readClipboard(app))
      .toBe(`${numbers[0]}\t${before[0]}\r\n${numbers[1]}\t${before[1]}`);
  });

  await test.step('copies what the mouse drags over', async () => {
    await cellOf(page, 1, 'issuedOn').hover();
    await page.mouse.down();
    await cellOf(page, 2, 'vendorId').hover();
    await page.mouse.up();
    await page.keyboard.press('Control+c');
    const vendors = await textsOf(page, 'vendorId', 3);
    await expect
      .poll(() => readClipboard(app))
      .toBe(`${before[1]}\t${vendors[1]}\r\n${before[2]}\t${vendors[2]}`);
  });

  await test.step('takes nothing when one cell is wrong, and names it', async () => {
    await writeClipboard(app, '2018-06-13\tLGS\r\n2018-02-31\tLGS\r\n');
    await cellOf(page, 0, 'issuedOn').click();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: t('grid:paste.refusedTitle') });
    await expect(dialog.getByRole('row').last()).toContainText('2018-02-31');
    await expect(dialog.getByRole('row').last()).toContainText(t('errors:problems.not-a-date'));
    await page.keyboard.press('Escape');
    expect(await textsOf(page, 'issuedOn', 3)).toEqual(before);
  });

  await test.step('takes all of it when every cell is right, as one step to undo', async () => {
    await writeClipboard(app, '2018-06-13\tAmazon Web Services\r\n14 novembre 2018\tLGS\r\n');
    await cellOf(page, 0, 'issuedOn').click();
    await page.keyboard.press('Control+v');
    await expect(cellOf(page, 1, 'issuedOn')).toHaveText('2018-11-14');
    await expect(cellOf(page, 0, 'issuedOn')).toHaveText('2018-06-13');
    await expect(cellOf(page, 0, 'vendorId')).toHaveText('Amazon Web Services');
    await page.keyboard.press('Control+z');
    await expect(cellOf(page, 0, 'vendorId')).toHaveText('LGS');
    expect(await textsOf(page, 'issuedOn', 3)).toEqual(before);
  });

  await test.step('fills down, clears, and undoes both', async () => {
    const [first, second] = await textsOf(page, 'net', 2);
    await cellOf(page, 0, 'net').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(cellOf(page, 1, 'net')).toHaveText(String(first));
    await page.keyboard.press('Delete');
    await expect(cellOf(page, 1, 'net')).toHaveText('unknown');
    await expect(cellOf(page, 0, 'net')).toHaveText('unknown');
    await page.keyboard.press('Control+z');
    await expect(cellOf(page, 0, 'net')).toHaveText(String(first));
    await page.keyboard.press('Control+z');
    await expect(cellOf(page, 1, 'net')).toHaveText(String(second));
  });
});

test('a value that cannot be kept stays in its editor with the reason', async ({ launchApp, folder }) => {
  const { page } = await launchApp({
    args: ['--sample'],
    userDataDir: makeProfile(folder, { locale: 'en' }),
  });
  await openInvoices(page);
  const before = await cellOf(page, 0, 'net').innerText();
  const editor = page.getByRole('textbox', { name: t('register:columns.invoice.net') });

  await cellOf(page, 0, 'net').click();
  await page.keyboard.type('twelve');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(t('errors:problems.not-money'));
  await expect(editor).toHaveValue('twelve');
  await page.keyboard.press('Escape');
  await expect(cellOf(page, 0, 'net')).toHaveText(before);

  // Both ways of writing an amount are read, whatever the language.
  await cellOf(page, 0, 'net').click();
  await page.keyboard.type('1 234,50');
  await page.keyboard.press('Enter');
  await expect(cellOf(page, 0, 'net')).toHaveText('$1,234.50');
});

test('columns, order and filters come back after a restart', async ({ launchApp, folder }) => {
  const userDataDir = makeProfile(folder, { locale: 'en' });
  const first = await launchApp({ args: ['--sample'], userDataDir });
  await openInvoices(first.page);
  const header = (page: Page, column: string): Locator =>
    page.locator(`[data-grid="invoices"] .ag-header-cell[col-id="${column}"]`);
  await first.page
    .getByRole('button', { name: t('grid:toolbar.columns') })
    .first()
    .click();
  await first.page.getByRole('checkbox', { name: t('register:columns.invoice.gst') }).click();
  await first.page.keyboard.press('Escape');
  await expect(header(first.page, 'gst')).toHaveCount(0);
  await header(first.page, 'issuedOn').click();
  await header(first.page, 'issuedOn').click();
  await expect(header(first.page, 'issuedOn')).toHaveAttribute('aria-sort', 'descending');
  await header(first.page, 'vendorId').hover();
  await header(first.page, 'vendorId').locator('.ag-header-cell-filter-button').click();
  await first.page.getByLabel(t('grid:filter.contains')).fill('amazon');
  const chip = first.page.getByTitle(t('grid:toolbar.dropFilter'));
  await expect(chip).toContainText('amazon');
  await first.close();

  const { page } = await launchApp({ args: ['--sample'], userDataDir });
  await openInvoices(page);
  await expect(header(page, 'gst')).toHaveCount(0);
  await expect(header(page, 'issuedOn')).toHaveAttribute('aria-sort', 'descending');
  await expect(cellOf(page, 0, 'vendorId')).toHaveText('Amazon Web Services');
  await page.getByTitle(t('grid:toolbar.dropFilter')).click();
  await expect(page.getByTitle(t('grid:toolbar.dropFilter'))).toHaveCount(0);
  await expect(page.locator('[data-grid="invoices"]')).toContainText('60 invoices');
});

test('a row is added, chosen and removed with the keyboard alone', async ({ launchApp, folder }) => {
  const { page } = await launchApp({
    args: ['--sample'],
    userDataDir: makeProfile(folder, { locale: 'en' }),
  });
  const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
  await nav.getByRole('button', { name: t('shell:nav.vendors') }).click();
  const rows = page.locator('[data-grid="organizations"]');
  await expect(rows).toContainText('31 organizations');
  await rows.locator('.ag-row[row-index="0"] .ag-cell[col-id="name"]').click();

  await page.keyboard.press('Control+Shift+N');
  const dialog = page.getByRole('dialog', { name: t('screens:new.organization') });
  await expect(
    dialog.getByLabel(t('register:columns.organization.name'), { exact: false }).first(),
  ).toBeFocused();
  await page.keyboard.type('Zénith inc.');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rows).toContainText('32 organizations');
  await expect(page.getByRole('complementary', { name: 'Zénith inc.' })).toBeVisible();

  await page.getByPlaceholder(t('grid:toolbar.search')).first().fill('zenith');
  const added = rows.locator('.ag-row[row-index="0"] .ag-cell[col-id="name"]');
  await expect(added).toHaveText('Zénith inc.');
  await added.click();
  await page.keyboard.press('Control+-');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('grid:remove.confirm') })
    .click();
  await expect(page.getByText(t('grid:empty.title'))).toBeVisible();
  await page.getByPlaceholder(t('grid:toolbar.search')).first().fill('');
  await expect(rows).toContainText('31 organizations');
});

test('a row found in the whole case comes into sight with Enter', async ({ launchApp, folder }) => {
  const { page } = await launchApp({
    args: ['--sample'],
    userDataDir: makeProfile(folder, { locale: 'en' }),
  });
  await page.getByRole('navigation', { name: t('shell:nav.label') }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder(t('shell:palette.placeholder')).fill('FICTIF-2025-011');
  await page.getByRole('dialog').getByText('FICTIF-2025-011', { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const found = page.locator('[data-grid="invoices"] .ag-cell[col-id="number"]', {
    hasText: 'FICTIF-2025-011',
  });
  await expect(found).toBeInViewport();
});
