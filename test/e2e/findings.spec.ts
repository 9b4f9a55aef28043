import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { wordsOf } from '../support/words.ts';

const looks = [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const;

/** Long enough to be read on a picture, short enough to be typed. */
const texts = {
  fr: {
    title: 'Modifications au-delà du seuil sans autorisation',
    condition:
      'Trois modifications portent le contrat à 33,5 % au-dessus du montant initial. Aucune autorisation du dirigeant n’est au dossier.',
    recommendation: 'Faire autoriser toute modification qui porte le cumul au-delà de 10 %.',
    note: 'Où est le procès-verbal du 3 mars ?',
    answer: 'Gardé sous la cote A-1.',
  },
  en: {
    title: 'Amendments above the threshold without authorisation',
    condition:
      'Three amendments bring the contract to 33.5% above its original amount. No authorisation of the chief executive is on file.',
    recommendation: 'Have every amendment authorised that brings the total above 10%.',
    note: 'Where are the minutes of 3 March?',
    answer: 'Kept as A-1.',
  },
} as const;

const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(350);
};

for (const { locale, theme } of looks) {
  test(`a finding from draft to review in ${locale}, ${theme}`, async ({ launchApp, folder }) => {
    test.slow();
    const t = wordsOf(locale);
    const look = `${locale}-${theme}`;
    const words = texts[locale];
    const userDataDir = makeProfile(folder, { locale, theme, actor: 'Ana Côté' });
    const { app, page } = await launchApp({ args: ['--sample'], userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });
    const button = (key: string) => page.getByRole('button', { name: t(key), exact: true });
    const picture = async (name: string): Promise<void> => {
      await settle(page);
      await screenshot(page, `findings-${name}-${look}`);
    };

    await test.step('an empty list says what to do', async () => {
      await nav.getByRole('button', { name: t('shell:nav.findings') }).click();
      await expect(page.getByText(t('findings:empty.title'))).toBeVisible();
      await picture('empty');
    });

    await test.step('a new finding has a number, and its text is saved field by field', async () => {
      await button('screens:new.finding').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(t('register:columns.finding.title')).fill(words.title);
      await picture('new');
      await dialog.getByRole('button', { name: t('grid:record.add') }).click();
      const panel = page.getByRole('complementary', { name: words.title });
      await expect(panel).toContainText('C-001');
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.condition') })
        .fill(words.condition);
      await panel.getByLabel(t('register:columns.finding.ruleId')).click();
      await page.getByRole('option').first().click();
      await button('findings:text.takeCriteria').click();
      await expect(
        panel.getByRole('textbox', { name: t('register:columns.finding.criteria') }),
      ).not.toHaveValue('');
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.recommendation') })
        .fill(words.recommendation);
      await panel
        .getByRole('textbox', { name: t('register:columns.finding.responsible') })
        .fill('Direction des contrats');
      await picture('text');
    });

    await test.step('evidence: a file that is kept, and a row of the register', async () => {
      const minutes = path.join(folder, 'proces-verbal_2026-03-03.txt');
      writeFileSync(minutes, 'Séance du 3 mars : aucune résolution.');
      await answerDialogs(app, { open: minutes });
      await page.getByRole('tab', { name: t('findings:panel.evidence') }).click();
      await picture('evidence-empty');
      await button('findings:evidence.addFiles').click();
      await expect(page.getByRole('cell', { name: 'A-1', exact: true })).toBeVisible();
      await button('findings:evidence.add').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox', { name: t('findings:evidence.columns.kind') }).click();
      await page.getByRole('option', { name: t('register:choices.evidence.kind.row') }).click();
      await dialog.getByRole('combobox', { name: t('findings:evidence.rowOf') }).click();
      await page.getByRole('option', { name: t('register:entities.contract.one'), exact: true }).click();
      await dialog
        .getByRole('combobox', { name: t('findings:evidence.row') })
        .last()
        .click();
      await page.getByRole('option').first().click();
      await dialog.getByLabel(t('register:columns.evidence.indexNumber')).fill('B-1');
      await picture('evidence-new');
      await dialog.getByRole('button', { name: t('findings:evidence.save') }).click();
      await expect(page.getByRole('cell', { name: 'B-1', exact: true })).toBeVisible();
      await picture('evidence');
    });

    await test.step('the preparer signs, and cannot review', async () => {
      await button('findings:signOff.prepare').click();
      await picture('sign');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('findings:signOff.prepare') })
        .click();
      await expect(button('findings:signOff.review')).toBeDisabled();
      await picture('prepared');
    });

    const actAs = async (name: string): Promise<void> => {
      await nav.getByRole('button', { name: t('shell:nav.settings') }).click();
      const field = page.getByLabel(t('screens:settings.actor'), { exact: true });
      await field.fill(name);
      await field.press('Enter');
      await nav.getByRole('button', { name: t('shell:nav.findings') }).click();
      await page.locator('.ag-row [col-id="number"]').filter({ hasText: 'C-001' }).click();
    };

    await test.step('a review note keeps the reviewer from signing until it is answered', async () => {
      await actAs('Bao Nguyen');
      await page.getByRole('tab', { name: t('findings:panel.notes') }).click();
      await picture('notes-empty');
      await page.getByLabel(t('findings:notes.new')).fill(words.note);
      await button('findings:notes.add').click();
      await expect(button('findings:signOff.review')).toBeDisabled();
      await page.getByLabel(t('findings:notes.answer'), { exact: true }).fill(words.answer);
      await picture('notes');
      await button('findings:notes.saveAnswer').click();
      await expect(button('findings:signOff.review')).toBeEnabled();
      await button('findings:signOff.review').click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: t('findings:signOff.review') })
        .click();
      await expect(button('findings:signOff.close')).toBeVisible();
      await picture('reviewed');
      await page.getByRole('tab', { name: t('findings:panel.trail') }).click();
      await picture('trail');
    });

    await test.step('an edit takes the signatures back', async () => {
      await page.getByRole('tab', { name: t('findings:panel.text') }).click();
      const cause = page.getByRole('textbox', { name: t('register:columns.finding.cause') });
      await cause.fill('…');
      await cause.blur();
      await expect(button('findings:signOff.prepare')).toBeVisible();
      await picture('reopened');
    });

    await test.step('working papers', async () => {
      await page.getByRole('tab', { name: t('findings:tabs.documents') }).click();
      await page.locator('.ag-row [col-id="indexNumber"]').filter({ hasText: 'A-1' }).click();
      await picture('documents');
      const copy = path.join(folder, 'copie.txt');
      await answerDialogs(app, { save: copy });
      await button('findings:documents.saveCopy').click();
      await expect.poll(() => existing(copy)).toBe('Séance du 3 mars : aucune résolution.');
    });
  });
}

const existing = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};
