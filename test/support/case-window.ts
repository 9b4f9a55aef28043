import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { askMain } from './electron-app.ts';
import type { Locale, Words } from './words.ts';

export type Preferences = {
  readonly locale: Locale;
  readonly theme?: 'light' | 'dark';
  /** Null: the app asks for a name before the first change. */
  readonly actor?: string | null;
};

/** A profile with preferences as the app itself keeps them, written before it starts. */
export function makeProfile(folder: string, { locale, theme = 'light', actor = 'E2E' }: Preferences): string {
  const profile = path.join(folder, 'profile');
  mkdirSync(profile);
  const settings = { locale, theme, actor, recent: [], layouts: {} };
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  return profile;
}

/** Answers the next dialogs of the system, which a test cannot click, with these paths. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { readonly open?: string | readonly string[]; readonly save?: string },
): Promise<void> {
  await askMain(() =>
    app.evaluate(({ dialog }, { open, save }) => {
      const filePaths = open === undefined ? [] : typeof open === 'string' ? [open] : [...open];
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' });
    }, answers),
  );
}

/** Has the window draw exactly this many pixels, whatever frame the desktop adds. */
export async function setContentSize(app: ElectronApplication, width: number, height: number): Promise<void> {
  await askMain(() =>
    app.evaluate(
      ({ BrowserWindow }, [toWidth, toHeight]) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(toWidth, toHeight),
      [width, height] as const,
    ),
  );
}

/** Opens a part of a panel by its tab, or by the menu of the tabs that there is no room for. */
export async function openPanelTab(page: Page, t: Words, key: string): Promise<void> {
  const name = t(key);
  const tab = page.getByRole('tab', { name });
  const [before = '', after = ''] = t('shell:panelTabs.others', { tabs: '…' }).split('…');
  const others = page.getByRole('button', { name: before }).filter({ hasText: after });
  await tab.or(others).first().waitFor();
  if (await tab.isVisible()) return tab.click();
  await others.press('Enter');
  await page.getByRole('menuitem', { name }).press('Enter');
}
