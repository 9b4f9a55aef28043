import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { focusBill } from '../support/cloud-bills.ts';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { keysIn, wordsOf } from '../support/words.ts';

/** 12.50 + 7.25 of one invoice, 100.00 of another, 0.25 that is not invoiced yet: 120.00 in all. */
const bill = focusBill(
  { BilledCost: '12.50', ServiceName: 'Compute' },
  { BilledCost: '7.25', ServiceName: 'Storage', RegionId: 'us-east-1' },
  {
    BilledCost: '100.00',
    InvoiceId: 'INV-2',
    SubAccountId: '300',
    BillingPeriodStart: '2025-02-01T00:00:00Z',
  },
  { BilledCost: '0.25', InvoiceId: '', BillingPeriodStart: '2025-02-01T00:00:00Z' },
);

/** The largest sum comes first, months in their order. */
const firstRows = {
  invoice: ['INV-2', '100'],
  account: ['300', '100'],
  service: ['Compute', '112'],
  region: ['ca-central-1', '112'],
  month: ['2025-01', '19'],
} as const;

for (const { locale, theme } of [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`a cloud bill from its file to its sums (${locale}, ${theme})`, async ({ launchApp, folder }) => {
    test.slow();
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const casePath = path.join(folder, 'audit.constat');
    const file = path.join(folder, 'focus.csv.gz');
    writeFileSync(file, gzipSync(bill));
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page, close } = await launchApp({ userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });

    await test.step('an empty screen says what to do', async () => {
      await answerDialogs(app, { save: casePath });
      await page.getByRole('button', { name: t('screens:welcome.new') }).click();
      await expect(nav.getByRole('button', { name: t('shell:nav.imports') })).toBeVisible();
      // The navigation names it once there is a bill; the palette always does.
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder(t('shell:palette.placeholder')).fill(t('shell:nav.cloud'));
      await page.getByRole('button', { name: t('shell:nav.cloud') }).click();
      await expect(page.getByText(t('cloud:empty.title'))).toBeVisible();
      await screenshot(page, `cloud-empty-${look}`);
    });

    await test.step('takes the bill in, each invoice beside the register', async () => {
      await answerDialogs(app, { open: file });
      await page.getByRole('button', { name: t('cloud:empty.import') }).click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(t('imports:formats.focus'));
      await screenshot(page, `cloud-choice-${look}`);
      await page.getByRole('button', { name: t('imports:records.check', { count: 1 }) }).click();
      await page.getByRole('tab', { name: /documents/iu }).click();
      await expect(page.getByRole('cell', { name: 'INV-2' })).toBeVisible();
      await screenshot(page, `cloud-documents-${look}`);
      await page.getByRole('button', { name: t('imports:review.take', { count: 4 }) }).click();
      await expect(page.getByText(t('imports:review.done', { count: 4 })).first()).toBeVisible();
    });

    const sums = page.getByRole('table', { name: t('cloud:sums') });
    await test.step('sums by everything', async () => {
      await nav.getByRole('button', { name: t('shell:nav.cloud') }).click();
      for (const [by, [key, billed]] of Object.entries(firstRows)) {
        await page
          .getByRole('radiogroup', { name: t('cloud:by.label') })
          .getByText(t(`cloud:by.${by}`))
          .click();
        const first = sums.getByRole('row').nth(1);
        await expect(first).toContainText(key);
        await expect(first).toContainText(billed);
        await screenshot(page, `cloud-${by}-${look}`);
        expect(keysIn(await page.locator('body').innerText())).toEqual([]);
      }
    });

    await test.step('filters the lines', async () => {
      // Not the pinned row with the count.
      const lines = page.locator('.ag-row[row-id]:not(.ag-row-pinned)');
      await expect(lines).toHaveCount(4);
      await page.getByPlaceholder(t('grid:toolbar.search')).fill('Storage');
      await expect(lines).toHaveCount(1);
      await screenshot(page, `cloud-filter-${look}`);
    });

    await test.step('the command line says the same, and the case proves', async () => {
      await close();
      const costs = await runConstat(['costs', casePath, '--by', 'invoice', '--json'], { cwd: folder });
      expect(JSON.stringify(jsonOf(costs))).toContain('"100.00"');
      expect(jsonOf(await runConstat(['verify', casePath, '--json'], { cwd: folder }))).toMatchObject({
        ok: true,
      });
    });
  });
}
