import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { filledCase } from '../../bench/generate/cases.ts';
import { makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { keysIn, wordsOf, type Locale } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

for (const { locale, theme } of looks) {
  test(`tests are run, judged and compared in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    // Two runs of the whole library and a dozen pictures.
    test.slow();
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `tests-${name}-${look}`);
      expect(keysIn(await page.locator('main').innerText())).toEqual([]);
    };
    await setContentSize(app, 1280, 800);
    await page
      .getByRole('navigation', { name: t('shell:nav.label') })
      .getByRole('button', { name: t('shell:nav.tests') })
      .click();

    await test.step('nothing was run yet', async () => {
      await expect(page.getByText(t('tests:start.emptyTitle'))).toBeVisible();
      await picture('empty');
    });

    await test.step('the whole library is run', async () => {
      await runAll(page, locale);
      await picture('summary');
    });

    await test.step('an exception is judged by keyboard, and undone', async () => {
      await openTest(page, 'T22');
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await list.getByRole('option').first().click();
      await page.keyboard.press('2');
      const first = list.getByRole('option').first();
      await expect(first).toContainText(t('register:choices.disposition.verdict.explained'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('4');
      const followed = t('register:choices.disposition.verdict.follow-up');
      await expect(list.getByRole('option').nth(3)).toContainText(followed);
      await picture('exceptions');
      await list.focus();
      await page.keyboard.press('Control+z');
      await expect(list.getByRole('option').nth(3)).not.toContainText(followed);
      await expect(first).toContainText(t('register:choices.disposition.verdict.explained'));
    });

    await test.step('a note is written, and found again by a filter', async () => {
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await list.getByRole('option').nth(1).click();
      await page.keyboard.press('n');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').last().fill('Lettre du 4 mars reçue.');
      await picture('note');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('Lettre du 4 mars reçue.')).toBeVisible();
    });

    await test.step('decisions on exceptions whose number was corrected are taken over', async () => {
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      const options = list.getByRole('option');
      const panel = page.getByRole('region', { name: t('tests:exception.label') });
      const numbers = await Promise.all([0, 1].map((index) => numberIn(options.nth(index))));
      for (const number of numbers) await correctNumber(page, locale, number);
      await openTest(page, 'T22');
      await runThis(page, locale);
      await page.getByRole('radiogroup').getByText(t('tests:status.new')).click();
      await expect(options).toHaveCount(2);

      await options.first().click();
      await page.keyboard.press('r');
      const offered = page.getByRole('dialog').getByRole('button', { name: t('tests:takeOver.take') });
      await expect(offered).toHaveCount(2);
      await expect(offered.first()).toBeFocused();
      await picture('take-over');
      await page.keyboard.press('Enter');
      await expect(panel).toContainText(t('register:choices.disposition.verdict.explained'));
      await expect(list).toBeFocused();

      await page.keyboard.press('ArrowDown');
      await panel.getByRole('button', { name: t('tests:takeOver.open') }).click();
      await page
        .getByRole('dialog')
        .getByRole('row')
        .filter({ hasText: 'Lettre du 4 mars reçue.' })
        .getByRole('button')
        .click();
      await expect(panel).toContainText('Lettre du 4 mars reçue.');
      await expect(list).toBeFocused();
    });

    await test.step('an exception leads to its row, and back', async () => {
      await openTest(page, 'T11');
      await page
        .getByRole('region', { name: t('tests:exception.label') })
        .getByRole('row')
        .getByRole('button')
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: t('screens:contracts.title') })).toBeVisible();
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 2, name: /^T11/ })).toBeVisible();
    });

    await test.step('a communication behind an exception is shown with its vendor, selected', async () => {
      await openTest(page, 'A10');
      const rows = page.getByRole('region', { name: t('tests:exception.label') }).getByRole('row');
      await rows
        .filter({ hasText: t('register:entities.lobbyingCommunication.one') })
        .getByRole('button')
        .first()
        .click();
      const panel = page.getByRole('tabpanel');
      await expect(
        panel.getByRole('radio', { name: t('sovereignty:lobbying.views.lobbyingCommunication') }),
      ).toBeChecked();
      await expect(panel.getByText('2023-09-20')).toBeVisible();
      await picture('communication');
      await page.keyboard.press('Alt+ArrowLeft');
      await openTest(page, 'T11');
    });

    await test.step('an exception becomes a finding', async () => {
      await page.getByRole('button', { name: t('findings:fromException.create') }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('shell:nav.findings'));
      await picture('finding');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+ArrowLeft');
      await expect(page.getByRole('heading', { level: 2, name: /^T11/ })).toBeVisible();
    });

    await test.step('the population, the page and the parameters', async () => {
      await openTest(page, 'T17');
      await tab(page, t('tests:tabs.population'));
      await picture('benford');
      await openTest(page, 'T23');
      await tab(page, t('tests:tabs.population'));
      await picture('strata');
      await openTest(page, 'T08');
      await tab(page, t('tests:tabs.population'));
      await picture('rules');
      await tab(page, t('tests:tabs.about'));
      await picture('about');
      await tab(page, t('tests:tabs.parameters'));
      const percent = page.getByLabel(t('audit:parameters.percent'), { exact: true });
      await percent.fill('500');
      await expect(page.getByText(t('tests:parameters.between', { min: '0', max: '100' }))).toBeVisible();
      await expect(page.getByRole('button', { name: t('tests:run.this') })).toBeDisabled();
      await percent.fill(locale === 'fr' ? '7,5' : '7.5');
      await picture('parameters');
      await runThis(page, locale);
    });

    await test.step('another run says what is gone', async () => {
      await openTest(page, 'T22');
      await tab(page, t('tests:tabs.parameters'));
      await page.getByLabel(t('audit:parameters.days'), { exact: true }).fill('800');
      await runThis(page, locale);
      await tab(page, t('tests:tabs.exceptions'));
      await page.getByRole('radiogroup').getByText(t('tests:status.gone')).click();
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await expect(list.getByRole('option').first()).toContainText(t('tests:status.one.gone'));
      await picture('gone');
    });

    await test.step('two runs are compared', async () => {
      await tab(page, t('tests:tabs.runs'));
      await expect(page.getByText(t('tests:compare.title'))).toBeVisible();
      await picture('compare');
    });

    await test.step('a test without its data says what it needs', async () => {
      await openTest(page, 'A11');
      await tab(page, t('tests:tabs.exceptions'));
      await expect(page.getByText(t('tests:notRun.missingTitle'))).toBeVisible();
      await picture('missing');
    });

    await test.step('a work package over its ceiling leads to its contract, where it is marked', async () => {
      await addWorkPackages(page);
      await openTest(page, 'T11');
      await runThis(page, locale);
      await page.getByRole('radiogroup').getByText(t('tests:status.new')).click();
      const list = page.getByRole('listbox', { name: t('tests:exceptions.label') });
      await expect(list.getByRole('option')).toHaveCount(2);
      await list.getByRole('option').filter({ hasText: 'LOT 1' }).click();
      await picture('package');
      const region = page.getByRole('region', { name: t('tests:exception.label') });
      const rows = region.getByRole('row').filter({ hasText: t('register:entities.workPackage.one') });
      await rows.getByRole('button').first().click();
      await expect(page.getByRole('heading', { level: 1, name: t('screens:contracts.title') })).toBeVisible();
      const panel = page.getByRole('tabpanel');
      await expect(panel.getByText(`▲ ${t('screens:packages.over')}`)).toBeVisible();
      await expect(panel.getByText(/^△ 90/u)).toBeVisible();
      await expect(panel.getByText(/LOT 9 \(1 /u)).toBeVisible();
      await picture('contract-packages');
      await tab(page, t('screens:contracts.tabs.amendments'));
      await expect(page.getByRole('tabpanel').locator('.ag-row').first()).toBeVisible();
      await picture('package-amendments');
    });
  });
}

type PageApi = {
  readonly register: Readonly<
    Record<string, (input: unknown) => Promise<{ readonly value: { readonly ids: readonly number[] } }>>
  >;
};

/**
 * A contract of $1,000,000 with two packages of $50,000: of the first $65,000 are invoiced, of the second $46,000; one line
 * names a package that the contract does not have.
 */
async function addWorkPackages(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { api } = (globalThis as unknown as { readonly constat: { readonly api: PageApi } }).constat;
    const add = async (entity: string, ...rows: readonly object[]): Promise<readonly number[]> =>
      (await api.register['insert']?.({ entity, rows }))?.value.ids ?? [];
    const CAD = { currency: 'CAD' };
    const [vendorId] = await add('organization', { kind: 'vendor', name: 'Lotissement inc.' });
    const titles = { titleFr: 'Refonte par lots', titleEn: 'Overhaul in packages' };
    const amounts = { originalHedge: 'exact', originalLow: 100_000_000, taxBasis: 'excluded' };
    const states = { kind: 'contract', awardMethod: 'unknown', status: 'active' };
    const [contractId] = await add('contract', {
      reference: 'LOTS-1',
      vendorId,
      ...CAD,
      ...titles,
      ...amounts,
      ...states,
    });
    const agreed = { contractId, ...CAD, hedge: 'exact', low: 5_000_000 };
    const [first] = await add(
      'workPackage',
      { ...agreed, number: 'LOT 1', title: 'Analyse' },
      { ...agreed, number: 'LOT 2', title: 'Essais' },
      { ...agreed, number: 'LOT 3', title: 'Formation' },
    );
    const change = { status: 'approved', direction: 'increase', hedge: 'exact', low: 1_000_000 };
    await add('amendment', {
      contractId,
      ...CAD,
      ...change,
      number: 'M-1',
      signedOn: '2024-02-01',
      workPackageId: first,
    });
    const [invoiceId] = await add('invoice', {
      vendorId,
      contractId,
      ...CAD,
      number: 'LOT-F1',
      issuedOn: '2024-03-04',
      kind: 'invoice',
    });
    const lines = { 'Lot 01': 6_500_000, 'lot 2': 4_600_000, 'LOT 9': 250_000 };
    await add(
      'invoiceLine',
      ...Object.entries(lines).map(([workPackage, net]) => ({ invoiceId, ...CAD, workPackage, net })),
    );
  });
}

/** The number of the invoice that an exception is about. */
const numberIn = async (option: Locator): Promise<string> =>
  /FICTIF-\d{4}-\d{3}/u.exec(await option.innerText())?.[0] ?? 'none';

/** Writes a letter behind the number of an invoice, in the grid. */
async function correctNumber(page: Page, locale: Locale, number: string): Promise<void> {
  const t = wordsOf(locale);
  const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
  await nav.getByRole('button', { name: t('shell:nav.invoices') }).click();
  await page
    .getByRole('textbox', { name: t('grid:toolbar.search') })
    .first()
    .fill(number);
  const cell = page.locator('.ag-row [col-id="number"]').filter({ hasText: number });
  // Filtered: no second row is left.
  await expect(page.locator('.ag-row[row-index="1"]')).toHaveCount(0);
  await cell.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type('B');
  await page.keyboard.press('Enter');
  await expect(cell).toHaveText(`${number}B`);
  await nav.getByRole('button', { name: t('shell:nav.tests') }).click();
}

/** Rows enough for a battery to be caught at work. */
const manyLines = 100_000;

for (const { locale, theme } of looks) {
  test(`a battery under way is cancelled in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    const t = wordsOf(locale);
    const file = path.join(folder, 'grand.constat');
    copyFileSync(await filledCase(manyLines), file);
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page } = await launchApp({ args: [file], userDataDir });
    await setContentSize(app, 1280, 800);
    await page
      .getByRole('navigation', { name: t('shell:nav.label') })
      .getByRole('button', { name: t('shell:nav.tests') })
      .click();
    const start = page.getByRole('button', { name: t('tests:run.all') });
    const cancel = page.getByRole('button', { name: t('shell:jobs.cancel') });
    const stopped = page.getByText(
      new RegExp(`^${t('tests:run.cancelled', { count: 2 }).split('2')[0] ?? ''}`, 'u'),
    );

    await test.step('by its button', async () => {
      await start.click();
      await cancel.click();
      await expect(stopped).toBeVisible();
      await expect(cancel).toHaveCount(0);
    });

    await test.step('by keyboard, which is then where it was', async () => {
      await start.focus();
      await page.keyboard.press('Enter');
      await cancel.waitFor();
      await page.keyboard.press('Escape');
      await expect(cancel).toHaveCount(0);
      await expect(stopped).toBeVisible();
      await expect(start).toBeFocused();
      await screenshot(page, `tests-cancelled-${locale}-${theme}`);
    });
  });
}

const openTest = async (page: Page, id: string): Promise<void> => {
  await page.locator(`[data-test="${id}"]`).click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${id} `, 'u') })).toBeVisible();
};

const tab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') }).click();

/** Runs the test that is shown; a list that is narrowed before it is done would start anew. */
async function runThis(page: Page, locale: Locale): Promise<void> {
  const t = wordsOf(locale);
  const start = page.getByRole('button', { name: t('tests:run.this') });
  await start.click();
  await expect(page.getByText(t('tests:run.done', { count: 1 }))).toBeVisible({ timeout: 30_000 });
  await expect(start).toBeEnabled();
}

async function runAll(page: Page, locale: Locale): Promise<void> {
  const t = wordsOf(locale);
  await page.getByRole('button', { name: t('tests:run.all') }).click();
  await expect(page.getByText(t('tests:start.title'))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('button', { name: t('tests:run.all') })).toBeEnabled({ timeout: 60_000 });
}

/** Queries answered and charts drawn: nothing on the page has changed for a while. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.mantine-Skeleton-root') === null);
  await page.waitForTimeout(350);
}
