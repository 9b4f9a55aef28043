import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, makeProfile } from '../support/case-window.ts';
import { editWorkbook } from '../support/edit-workbook.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

for (const { locale, theme } of looks) {
  test(`a workbook that came back is merged (${locale}, ${theme})`, async ({ launchApp, folder }) => {
    const t = wordsOf(locale);
    const at = { cwd: folder };
    await runConstat(['new', 'a.constat', '--sample'], at);
    expect((await runConstat(['export', 'a.constat', 'out.xlsx', '--lang', locale], at)).status).toBe(0);
    const status = (value: string): string => t(`register:choices.contract.status.${value}`);
    const header = (column: string): string => t(`register:columns.contract.${column}`);
    const workbook = await editWorkbook(path.join(folder, 'out.xlsx'), 'back.xlsx', (open) => {
      const contracts = open(t('register:entities.contract.many'));
      const [first = '', second = '', third = ''] = contracts.keys();
      contracts.set(first, header('tags'), 'revu');
      contracts.set(first, header('status'), status('terminated'));
      contracts.set(second, header('status'), status('suspended'));
      contracts.set(third, header('signedOn'), '31/02/2024');
      contracts.append({
        [header('reference')]: 'NEUF-1',
        [header('kind')]: t('register:choices.contract.kind.contract'),
        [header('awardMethod')]: t('register:choices.contract.awardMethod.unknown'),
        [header('status')]: status('active'),
        [header('currency')]: 'CAD',
        [header('taxBasis')]: t('register:choices.contract.taxBasis.excluded'),
      });
    });
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page, close } = await launchApp({ userDataDir, args: [path.join(folder, 'a.constat')] });
    await page.getByRole('navigation', { name: t('shell:nav.label') }).waitFor();
    const id = await changeFirstContract(page);

    await test.step('recognises its own export and lists what it changes', async () => {
      await answerDialogs(app, { open: workbook });
      const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
      await nav.getByRole('button', { name: t('shell:nav.imports') }).click();
      await page.getByRole('button', { name: t('imports:list.import') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        t('merging:title', { file: 'back.xlsx' }),
      );
      await expect(page.getByRole('button', { name: t('merging:decideFirst', { count: 1 }) })).toBeDisabled();
      await expect(page.getByText('NEUF-1').first()).toBeVisible();
      await expect(page.getByText('31/02/2024')).toBeVisible();
      await screenshot(page, `merge-${locale}-${theme}`);
    });

    await test.step('refuses one change and decides the conflict, by keyboard', async () => {
      const tags = page.getByRole('row').filter({ hasText: 'revu' }).getByRole('checkbox');
      await tags.focus();
      await page.keyboard.press('Space');
      await expect(tags).not.toBeChecked();
      const radios = page
        .getByRole('row')
        .filter({ hasText: status('terminated') })
        .getByRole('radio');
      await radios.first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      await expect(radios.nth(1)).toBeChecked();
      await screenshot(page, `merge-decided-${locale}-${theme}`);
      // The status of two contracts and the new one.
      await page.getByRole('button', { name: t('merging:apply', { count: 3 }) }).click();
      await expect(page.getByText(t('merging:done', { count: 3 })).first()).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('imports:list.title'));
    });

    await test.step('has written it, with the workbook in the trail', async () => {
      expect(await contract(page, id)).toMatchObject({ status: 'terminated' });
      expect((await contract(page, id))['tags']).not.toBe('revu');
      await close();
      expect(jsonOf(await runConstat(['verify', 'a.constat', '--json'], at))).toMatchObject({ ok: true });
      const again = jsonOf(await runConstat(['merge', 'a.constat', 'back.xlsx', '--plan', '--json'], at));
      expect(again['merge']).toMatchObject({ changes: [{ column: 'tags', theirs: 'revu' }] });
    });
  });
}

type Values = Readonly<Record<string, unknown>>;
type PageApi = {
  readonly register: Readonly<Record<string, (input: unknown) => Promise<{ readonly value: unknown }>>>;
};

/** Someone works on the case while the workbook is away: the first contract is suspended. */
async function changeFirstContract(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { api } = (globalThis as unknown as { readonly constat: { readonly api: PageApi } }).constat;
    const query = { entity: 'contract', filters: [], sort: [], search: '' };
    const { value } = (await api.register['page']?.({ query, offset: 0, limit: 1000 })) ?? { value: null };
    const ids = (value as { readonly rows: readonly { readonly id: number }[] }).rows.map((row) => row.id);
    const id = Math.min(...ids);
    await api.register['update']?.({
      entity: 'contract',
      changes: [{ id, column: 'status', value: 'suspended' }],
    });
    return id;
  });
}

async function contract(page: Page, id: number): Promise<Values> {
  return page.evaluate(async (wanted) => {
    const { api } = (globalThis as unknown as { readonly constat: { readonly api: PageApi } }).constat;
    const { value } = (await api.register['get']?.({ entity: 'contract', id: wanted })) ?? { value: null };
    return (value as { readonly values: Values }).values;
  }, id);
}
