import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { App } from '#renderer/app/App.tsx';
import { loadScreens } from '#renderer/app/screens.tsx';
import { resetRoute } from '#renderer/lib/route.ts';
import type { RendererApi } from '#shared/ipc/api.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { err, ok } from '#shared/result.ts';
import { createFakeBridge, openCase, type Answers } from './fake-bridge.ts';

// What the window loads behind its first screen is there before a test waits for it.
beforeAll(loadScreens, 60_000);

afterEach(() => {
  cleanup();
  resetRoute();
});

const renderApp = (answers: Answers, state: Partial<AppState> = {}): void => {
  render(<App bridge={createFakeBridge(answers, state)} />);
};

const emptyPortfolio = { contracts: [], totals: [], byPublicBody: [], byVendor: [] };
const quiet: Answers = {
  overruns: { portfolio: async () => ok(emptyPortfolio) },
  importing: { list: async () => ok([]) },
  history: {
    state: async () => ok({ canUndo: false, canRedo: false, undoAction: null, redoAction: null }),
    events: async () => ok({ events: [], total: 0, names: {} }),
  },
};

describe('without a case', () => {
  it('offers to make, open or try one, and lists recent cases', async () => {
    renderApp(
      {},
      {
        recent: [
          { path: '/a/audit.constat', title: 'Audit 2021', exists: true },
          { path: '/b/parti.constat', title: 'Parti', exists: false },
        ],
      },
    );
    expect(await screen.findByRole('button', { name: 'Nouveau dossier…' })).toBeDefined();
    expect(screen.getByText('Audit 2021').closest('button')?.disabled).toBe(false);
    expect(screen.getByText('Parti').closest('button')?.disabled).toBe(true);
  });

  it('says why a damaged case does not open and opens its backup', async () => {
    const damaged: AppError = { code: 'case-corrupt', file: '/a/audit.constat', detail: 'malformed' };
    const openBackup = vi.fn<RendererApi['cases']['openBackup']>(async () => ok(openCase));
    const newestBackup = async () => ok({ path: '/a/audit.constat-backups/1.constat', savedAt: 0 });
    renderApp({ cases: { openBackup, newestBackup } }, { startError: damaged });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Dossier endommagé');
    expect(alert.textContent).toContain('audit.constat');
    fireEvent.click(
      await within(alert).findByRole('button', { name: 'Ouvrir la dernière copie de sécurité' }),
    );
    await waitFor(() => expect(openBackup).toHaveBeenCalledWith({ path: '/a/audit.constat' }));
  });

  it('offers no backup where there is none', async () => {
    const damaged: AppError = { code: 'case-corrupt', file: '/a/audit.constat', detail: 'malformed' };
    renderApp({ cases: { newestBackup: async () => ok(null) } }, { startError: damaged });
    const alert = await screen.findByRole('alert');
    expect(await within(alert).findByText(/Aucune copie de sécurité/u)).toBeDefined();
    expect(within(alert).queryByRole('button', { name: /copie de sécurité/u })).toBeNull();
  });

  it('says that the case is being opened, not that there is none', async () => {
    renderApp({}, { isOpening: true });
    expect(await screen.findByText('Ouverture du dossier…')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Nouveau dossier…' })).toBeNull();
  });

  it('asks again until the case is open, whatever main announces meanwhile', async () => {
    const bridge = createFakeBridge(quiet);
    const final = await bridge.api.app.state({});
    const states = [true, true, false].map((isOpening) => final.ok && ok({ ...final.value, isOpening }));
    const state = vi.fn<RendererApi['app']['state']>(async () => states.shift() || final);
    render(<App bridge={createFakeBridge({ app: { state } })} />);
    expect(await screen.findByRole('button', { name: 'Nouveau dossier…' })).toBeDefined();
    expect(state).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['case-locked', { code: 'case-locked', file: '/a/audit.constat', holder: 'portable-2' }],
    ['case-read-only', { code: 'case-read-only', file: '/a/audit.constat' }],
  ] as const)('offers to look without touching: %s', async (_code, error) => {
    const openRecent = vi.fn<RendererApi['cases']['openRecent']>(async () => ok(openCase));
    renderApp({ cases: { openRecent } }, { startError: error });
    fireEvent.click(await screen.findByRole('button', { name: 'Ouvrir en lecture seule' }));
    await waitFor(() =>
      expect(openRecent).toHaveBeenCalledWith({ path: '/a/audit.constat', readOnly: true }),
    );
  });

  it.each([
    ['case-newer', { code: 'case-newer', file: 'x.constat', version: 9, supported: 1 }, 'format 9'],
    ['case-foreign', { code: 'case-foreign', file: 'x.constat' }, 'd’une autre nature'],
  ] as const)('explains %s when opening fails', async (_code, error, words) => {
    renderApp({ cases: { open: async () => err(error) } });
    fireEvent.click(await screen.findByRole('button', { name: 'Ouvrir un dossier…' }));
    expect((await screen.findByRole('alert')).textContent).toContain(words);
  });
});

describe('with a case', () => {
  it('names the case, says that it is a sample, and counts what is in it', async () => {
    renderApp(quiet, { case: { ...openCase, isSample: true, counts: { contract: 1234 }, events: 12 } });
    expect((await screen.findByRole('banner')).textContent).toContain('Essai');
    expect(screen.getByText('exemple : factures fictives')).toBeDefined();
    expect(screen.getByRole('button', { name: /Contrats/u }).textContent).toContain('1\u00A0234');
    expect(screen.getByRole('contentinfo').textContent).toContain('journal · 12 événements');
    expect(screen.getByRole('contentinfo').textContent).toContain('aucune connexion possible');
  });

  it('switches the language at once', async () => {
    const setPreferences = vi.fn<RendererApi['app']['setPreferences']>(async () => {
      // The language changes before main has answered.
      await screen.findByRole('button', { name: /Contracts/u });
      return err({ code: 'disk-full', file: 'settings.json' });
    });
    renderApp({ ...quiet, app: { setPreferences } }, { case: openCase });
    fireEvent.click(await screen.findByRole('button', { name: 'Read in English' }));
    expect(await screen.findByRole('button', { name: /Contracts/u })).toBeDefined();
    expect(setPreferences).toHaveBeenCalledWith({ locale: 'en' });
    // What could not be kept is said, in the language now in use.
    expect(await screen.findByText('Disk full')).toBeDefined();
  });

  it('asks once under which name changes are recorded, before the first one', async () => {
    const undo = vi.fn<RendererApi['history']['undo']>(async () =>
      ok({ canUndo: false, canRedo: true, undoAction: null, redoAction: 'register.update' }),
    );
    renderApp({ ...quiet, history: { ...quiet.history, undo } }, { case: openCase, actorConfirmed: false });
    await screen.findByRole('banner');
    fireEvent.keyDown(document.documentElement, { key: 'z', code: 'KeyZ', ctrlKey: true });
    const field = await screen.findByLabelText('Votre nom');
    expect(undo).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: 'A. Tremblay' } });
    fireEvent.click(screen.getByRole('button', { name: 'Utiliser ce nom' }));
    await waitFor(() => expect(undo).toHaveBeenCalledTimes(1));
    expect(await screen.findByText('Annulé')).toBeDefined();
  });

  it('runs the menu’s commands', async () => {
    const bridge = createFakeBridge(quiet, { case: openCase });
    render(<App bridge={bridge} />);
    await screen.findByRole('banner');
    bridge.push('app:command', { command: 'about' });
    expect(await screen.findByText('Constat 0.0.0')).toBeDefined();
  });

  it('verifies, and names the first thing that does not match', async () => {
    const verify = vi.fn<RendererApi['proof']['verify']>(async () =>
      ok({
        ok: false,
        events: 12,
        head: 'a'.repeat(64),
        headFound: false,
        firstMismatch: {
          kind: 'row-altered',
          seq: 7,
          entity: 'contract',
          id: 3,
          column: 'titleFr',
          expected: 'A',
          found: 'B',
        },
      }),
    );
    renderApp({ ...quiet, proof: { verify } }, { case: openCase });
    fireEvent.click(await screen.findByRole('button', { name: /^Journal/u }));
    fireEvent.change(await screen.findByLabelText('Empreinte à retrouver'), { target: { value: 'ffff' } });
    fireEvent.click(screen.getByRole('button', { name: 'Vérifier le journal' }));
    expect(await screen.findByText(/Le journal ne concorde pas avec le dossier/u)).toBeDefined();
    expect(verify).toHaveBeenCalledWith(expect.objectContaining({ head: 'ffff' }));
    const result = screen
      .getByText(/Un enregistrement a été changé en dehors de Constat/u)
      .closest('[role=status]');
    expect(result?.textContent).toContain('Contrat');
    expect(result?.textContent).toContain('Titre français');
    expect(result?.textContent).toContain('tronqué ou réécrit');
    expect(screen.getByRole('contentinfo').textContent).toContain('le journal ne concorde pas');
  });

  it('keeps a bug in one screen from taking the window with it', async () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    // Not what the contract promises: a screen that breaks on it must not be the end of the window.
    renderApp(
      {
        ...quiet,
        history: { ...quiet.history, events: async () => ok({ events: [null], total: 1 } as never) },
      },
      { case: openCase },
    );
    fireEvent.click(await screen.findByRole('button', { name: /^Journal/u }));
    expect(await screen.findByText('Cet écran a rencontré une erreur')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /^Réglages/u }));
    expect(await screen.findByRole('tab', { name: 'Application' })).toBeDefined();
    silence.mockRestore();
  });
});
