import type { Bridge } from '#shared/ipc/api.ts';
import { makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf } from '../support/words.ts';

type Row = { readonly id: number; readonly values: Readonly<Record<string, string | number | null>> };

for (const { locale, theme } of [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`a sample from its plan to its conclusion (${locale}, ${theme})`, async ({ launchApp, folder }) => {
    const t = wordsOf(locale);
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const picture = (name: string): Promise<void> => screenshot(page, `sampling-${name}-${locale}-${theme}`);

    await test.step('says what to do where there is none', async () => {
      await nav.getByRole('button', { name: t('shell:nav.sampling') }).click();
      await expect(page.getByText(t('sampling:empty.title'))).toBeVisible();
      await picture('empty');
      await page.getByRole('button', { name: t('sampling:new') }).click();
    });

    await test.step('plans while one types, and refuses what is out of reach', async () => {
      const form = page.locator('form');
      await form.getByRole('combobox', { name: t('sampling:form.entity') }).click();
      await page.getByRole('option', { name: new RegExp(t('sampling:entities.payment'), 'u') }).click();
      await form.getByLabel(t('sampling:form.name')).fill('P-2026');
      await form.getByLabel(t('sampling:form.seed'), { exact: true }).fill('42');
      const tolerable = form.getByLabel(t('sampling:form.tolerable'));
      await tolerable.fill(locale === 'fr' ? '300 000 000' : '300,000,000');
      await expect(page.getByText(t('sampling:problems.tolerable-above-population'))).toBeVisible();
      await picture('refused');
      await tolerable.fill(locale === 'fr' ? '30 000 000,00' : '30,000,000.00');
      await expect(page.getByRole('button', { name: t('sampling:form.drawNothing') })).toBeEnabled();
      await expect(page.getByText(locale === 'fr' ? /2,995733/u : /2\.995733/u).first()).toBeVisible();
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
      await picture('plan');
      await tolerable.press('Enter');
    });

    await test.step('records the audited amounts, typed and otherwise', async () => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('P-2026');
      const cell = page.locator('.ag-row[row-index="0"] [col-id="auditedAmount"]');
      await cell.click();
      await page.keyboard.type(locale === 'fr' ? '6 300 000' : '6,300,000');
      await page.keyboard.press('Enter');
      await expect(cell).toContainText('300');
      await picture('items');
      await page.evaluate(async () => {
        const { api } = (window as unknown as { constat: Bridge<File> }).constat;
        const query = { entity: 'sampleItem', filters: [], sort: [], search: '' };
        const answer = await api.register.page({ query, offset: 0, limit: 1000 });
        if (!answer.ok) throw new Error(answer.error.code);
        const rest = (answer.value.rows as readonly Row[]).filter(
          ({ values }) => values['auditedAmount'] === null,
        );
        const changes = rest.map(({ id, values }, index) => ({
          id,
          column: 'auditedAmount',
          // One of the items below the interval is wrong by a tenth.
          value: Math.round(Number(values['bookAmount']) * (index === rest.length - 1 ? 0.9 : 1)),
        }));
        await api.register.update({ entity: 'sampleItem', changes });
      });
      const conclusion = page.getByRole('region', { name: t('sampling:evaluation.conclusion') });
      await expect(conclusion).toContainText(t('sampling:states.not-shown'));
    });

    await test.step('shows the arithmetic, and draws the same items again', async () => {
      await page.getByRole('tab', { name: t('sampling:detail.evaluation') }).click();
      await expect(page.getByRole('table', { name: t('sampling:evaluation.over') })).toContainText('10');
      expect(keysIn(await page.locator('body').innerText())).toEqual([]);
      await picture('evaluation');
      await page.getByRole('tab', { name: t('sampling:detail.draw') }).click();
      await page.getByRole('button', { name: t('sampling:check.run') }).click();
      await expect(page.getByText(t('sampling:check.same'))).toBeVisible();
      await picture('draw');
    });

    await test.step('lists it, explains the method, and deletes it as one step', async () => {
      await page.getByRole('button', { name: t('sampling:back') }).click();
      await expect(page.getByRole('table', { name: t('sampling:list.label') })).toContainText('P-2026');
      await picture('list');
      await page.getByRole('button', { name: t('sampling:method') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('samplingMethod:title'));
      await picture('method');
      await page.getByRole('button', { name: t('sampling:back') }).click();
      await page.getByRole('button', { name: 'P-2026' }).click();
      await page.getByRole('button', { name: t('sampling:detail.remove') }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('sampling:detail.remove') })
        .click();
      await expect(page.getByText(t('sampling:empty.title'))).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(page.getByRole('table', { name: t('sampling:list.label') })).toContainText('P-2026');
    });
  });
}
