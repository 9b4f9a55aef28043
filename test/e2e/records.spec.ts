import { readdirSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { wordsOf } from '../support/words.ts';

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

    await test.step('leaves a case that proves', async () => {
      await close();
      const verify = await runConstat(['verify', casePath, '--json'], { cwd: folder });
      expect(jsonOf(verify)).toMatchObject({ ok: true });
      const info = jsonOf(await runConstat(['info', casePath, '--json'], { cwd: folder }));
      expect((info['counts'] as Record<string, number>)['invoice']).toBe(0);
    });
  });
}
