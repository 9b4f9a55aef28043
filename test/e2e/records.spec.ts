import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { keysIn, wordsOf, type Words } from '../support/words.ts';

const folderOfInvoices = path.resolve('test/fixtures/e-invoices');
const einvoices = readdirSync(folderOfInvoices)
  .toSorted()
  .map((name) => path.join(folderOfInvoices, name));

/** Those whose sums hold; the others are broken on purpose. */
const sound = 4;

for (const { locale, theme } of [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`several e-invoices in one import, from the choice to its undo (${locale}, ${theme})`, async ({
    launchApp,
    folder,
  }) => {
    const t = wordsOf(locale);
    const casePath = path.join(folder, 'audit.constat');
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page, close } = await launchApp({ userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });

    await test.step('chooses the files', async () => {
      await answerDialogs(app, { save: casePath });
      await page.getByRole('button', { name: t('screens:welcome.new') }).click();
      // The answer to the first dialog stands until the case is there.
      await nav.waitFor();
      await answerDialogs(app, { open: einvoices });
      await nav.getByRole('button', { name: t('shell:nav.imports') }).click();
      await page
        .getByRole('button', { name: t('imports:list.import') })
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(t('imports:formats.each'));
      await screenshot(page, `records-choice-${locale}-${theme}`);
    });

    await test.step('checks them, and reads the documents, the files and the rejects', async () => {
      const check = t('imports:records.check', { count: einvoices.length });
      await page.getByRole('button', { name: check }).click();
      await page.getByRole('tab', { name: /documents/iu }).click();
      await expect(page.getByRole('cell', { name: /GST|TPS/u }).first()).toBeVisible();
      await screenshot(page, `records-documents-${locale}-${theme}`);
      await page.getByRole('tab', { name: t('imports:files.tab', { count: einvoices.length }) }).click();
      await expect(page.getByText('factur-x.pdf')).toBeVisible();
      await screenshot(page, `records-files-${locale}-${theme}`);
      await page.getByRole('tab', { name: /rejet|rejected/iu }).click();
      await expect(page.getByText('entity-bomb.xml').first()).toBeVisible();
      await screenshot(page, `records-rejects-${locale}-${theme}`);
    });

    await test.step('takes them in, and undoes all of them at once', async () => {
      await page.getByRole('button', { name: t('imports:review.take', { count: sound }) }).click();
      await expect(page.getByText(t('imports:review.done', { count: sound })).first()).toBeVisible();
      await nav.getByRole('button', { name: t('shell:nav.invoices') }).click();
      await expect(page.locator('.ag-row[row-id]').first()).toBeVisible();
      await screenshot(page, `records-invoices-${locale}-${theme}`);
      const taken = jsonOf(await runConstat(['info', casePath, '--json'], { cwd: folder }));
      expect((taken['counts'] as Record<string, number>)['invoice']).toBe(sound);
      await page.keyboard.press('Control+z');
      await expect(page.getByText(t('shell:notices.undone')).first()).toBeVisible();
    });

    await test.step('a later publication lists what it changes, and what a person wrote that it leaves', async () => {
      await importRecords(app, page, t, publication(folder, 'contract.json', 'contract', 'active'));
      await page.getByRole('button', { name: /^(?:Prendre|Take)/u }).click();
      await expect(nav.getByRole('button', { name: t('shell:nav.contracts') })).toContainText('1');
      await importRecords(app, page, t, publication(folder, 'end.json', 'contractTermination', 'terminated'));
      const changes = page.getByRole('tab', { name: t('imports:updates.tab', { count: 1 }) });
      await changes.click();
      const list = page.getByRole('table', { name: t('imports:updates.title') });
      await expect(list.getByRole('row').nth(1)).toContainText(t('imports:updates.planned'));
      await screenshot(page, `records-updates-${locale}-${theme}`);
      expect(keysIn(await page.locator('main').innerText())).toEqual([]);
      await page.getByRole('button', { name: t('imports:review.discard') }).click();
    });

    await test.step('leaves a case that proves', async () => {
      await close();
      const verify = await runConstat(['verify', casePath, '--json'], { cwd: folder });
      expect(jsonOf(verify)).toMatchObject({ ok: true });
      const info = jsonOf(await runConstat(['info', casePath, '--json'], { cwd: folder }));
      expect((info['counts'] as Record<string, number>)['invoice']).toBe(0);
    });
  });
}

/** A release of one contract, as a publisher puts it out. */
function publication(folder: string, name: string, tag: string, status: string): string {
  const file = path.join(folder, name);
  const release = {
    ocid: 'ocds-ec9k95-30011',
    id: name,
    date: tag === 'contract' ? '2025-03-01T00:00:00Z' : '2025-12-01T00:00:00Z',
    tag: [tag],
    parties: [
      { id: 'B', name: 'Ministère fictif', roles: ['buyer'] },
      { id: 'S', name: 'Fournisseur fictif inc.', roles: ['supplier'] },
    ],
    buyer: { id: 'B' },
    awards: [{ id: 'A', status: 'active', date: '2025-02-20', suppliers: [{ id: 'S' }] }],
    contracts: [
      {
        id: 'C',
        awardID: 'A',
        status,
        dateSigned: '2025-03-01',
        value: { amount: 30502.47, currency: 'CAD' },
      },
    ],
  };
  writeFileSync(file, JSON.stringify({ releases: [release] }));
  return file;
}

/** Chooses a file of records and has it checked. */
async function importRecords(app: ElectronApplication, page: Page, t: Words, file: string): Promise<void> {
  await answerDialogs(app, { open: file });
  await page
    .getByRole('navigation', { name: t('shell:nav.label') })
    .getByRole('button', { name: t('shell:nav.imports') })
    .click();
  await page
    .getByRole('button', { name: t('imports:list.import') })
    .first()
    .click();
  await page.getByRole('button', { name: t('imports:records.check', { count: 1 }) }).click();
}
