import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerDialogs, makeProfile, setContentSize } from '../support/case-window.ts';
import { expect, screenshot, test } from '../support/electron-app.ts';
import { jsonOf, runConstat } from '../support/run-constat.ts';
import { wordsOf } from '../support/words.ts';

const employees = [
  'Matricule;Nom;Fonction;Date d’embauche;Courriel',
  '007;Anne Exemple;Analyste;25/04/2019;anne@example.org',
  '008;Jean Fictif;Chef;03/06/2020;jean@example.org',
];

const week = [
  'Semaine du;Ressource;Rôle;Lot;Lun;Mar;Mer;Jeu;Ven;Total heures',
  '2024-04-22;Anne Exemple;Architecte;L1;7,5;7:30;8 h;;;23',
  '2024-04-22;Jean Fictif;Analyste;L2;;;;7;7:20;14',
];

for (const { locale, theme } of [
  { locale: 'fr', theme: 'light' },
  { locale: 'en', theme: 'dark' },
] as const) {
  test(`a table of employees from its file to its grid and back (${locale}, ${theme})`, async ({
    launchApp,
    folder,
  }) => {
    const t = wordsOf(locale);
    const casePath = path.join(folder, 'audit.constat');
    const file = path.join(folder, 'personnel.csv');
    writeFileSync(file, `${employees.join('\n')}\n`);
    const userDataDir = makeProfile(folder, { locale, theme });
    const { app, page, close } = await launchApp({ userDataDir });
    await setContentSize(app, 1280, 800);
    const nav = page.getByRole('navigation', { name: t('shell:nav.label') });

    await test.step('finds its table empty, and says what needs it', async () => {
      await answerDialogs(app, { save: casePath });
      await page.getByRole('button', { name: t('screens:welcome.new') }).click();
      await nav.getByRole('button', { name: t('shell:nav.tables') }).click();
      await page.getByRole('tab', { name: t('tables:tabs.employee') }).click();
      await expect(page.getByText(t('screens:emptyOf.employee.title'))).toBeVisible();
      await screenshot(page, `reference-tables-empty-${locale}-${theme}`);
    });

    await test.step('is recognised, checked and taken in', async () => {
      await answerDialogs(app, { open: [file] });
      await page.getByRole('button', { name: t('tables:import') }).click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(t('imports:formats.employees'));
      await expect(page.getByRole('cell', { name: 'Anne Exemple' })).toBeVisible();
      await expect(page.getByLabel(t('imports:mapping.fieldOf', { column: 'Courriel' }))).toHaveValue(
        'email',
      );
      await screenshot(page, `reference-tables-choice-${locale}-${theme}`);
      await page.getByRole('button', { name: t('imports:records.check', { count: 1 }) }).click();
      await page.getByRole('button', { name: t('imports:review.take', { count: 2 }) }).click();
      await expect(page.getByText(t('imports:review.done', { count: 2 })).first()).toBeVisible();
    });

    await test.step('is seen in its grid, and undone', async () => {
      await nav.getByRole('button', { name: t('shell:nav.tables') }).click();
      await page.getByRole('tab', { name: `${t('tables:tabs.employee')} (2)` }).click();
      await expect(page.getByText('Anne Exemple')).toBeVisible();
      await screenshot(page, `reference-tables-${locale}-${theme}`);
      await page.getByRole('tab', { name: t('tables:tabs.holiday') }).click();
      await page.getByRole('button', { name: /20\d\d/u }).click();
      await expect(page.getByRole('tab', { name: `${t('tables:tabs.holiday')} (9)` })).toBeVisible();
      await expect(page.getByText('Noël')).toBeVisible();
      await screenshot(page, `reference-tables-holidays-${locale}-${theme}`);
      await page.keyboard.press('Control+z');
      await expect(page.getByText(t('screens:emptyOf.holiday.title'))).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(page.getByRole('tab', { name: t('tables:tabs.employee'), exact: true })).toBeVisible();
    });

    await test.step('a time sheet with a column for each day is an entry per day', async () => {
      const sheet = path.join(folder, 'semaine.csv');
      writeFileSync(sheet, `${week.join('\n')}\n`);
      await page.getByRole('tab', { name: t('tables:tabs.workPackage') }).click();
      await screenshot(page, `reference-tables-packages-empty-${locale}-${theme}`);
      await page.getByRole('tab', { name: t('tables:tabs.timeEntry') }).click();
      await expect(page.getByText(t('screens:emptyOf.timeEntry.title'))).toBeVisible();
      await answerDialogs(app, { open: [sheet] });
      await page.getByRole('button', { name: t('tables:import') }).click();
      await expect(page.getByRole('heading', { level: 2 })).toHaveText(t('imports:formats.time-sheets'));
      await expect(page.getByLabel(t('imports:mapping.fieldOf', { column: 'Mar' }))).toHaveValue('tuesday');
      await screenshot(page, `reference-tables-week-${locale}-${theme}`);
      await page.getByRole('button', { name: t('imports:records.check', { count: 1 }) }).click();
      await screenshot(page, `reference-tables-week-checked-${locale}-${theme}`);
      await page.getByRole('button', { name: t('imports:review.take', { count: 4 }) }).click();
      await expect(page.getByText(t('imports:review.done', { count: 4 })).first()).toBeVisible();
      await nav.getByRole('button', { name: t('shell:nav.tables') }).click();
      await page.getByRole('tab', { name: `${t('tables:tabs.timeEntry')} (4)` }).click();
      await expect(page.getByText('Jean Fictif')).toBeVisible();
      await screenshot(page, `reference-tables-time-${locale}-${theme}`);
    });

    await test.step('leaves a case that proves', async () => {
      await close();
      expect(jsonOf(await runConstat(['verify', casePath, '--json'], { cwd: folder }))).toMatchObject({
        ok: true,
      });
    });
  });
}
