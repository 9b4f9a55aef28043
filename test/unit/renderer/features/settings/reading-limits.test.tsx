// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ReadingLimits } from '#renderer/features/settings/ReadingLimits.tsx';
import { adjustedLimits, type AdjustedLimits } from '#shared/domain/importing/reading-limits.ts';
import type { AppState } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';
import { openCase } from '../../fake-bridge.ts';
import { renderScreen } from '../render-screen.tsx';

/** Main's settings: what was set last. */
const renderLimits = async (changed: Partial<AdjustedLimits> = {}) => {
  let limits = adjustedLimits(changed);
  const state = (): AppState => ({
    version: '0.0.0',
    preferences: { locale: 'fr', theme: 'light', actor: 'Essai', limits },
    systemActor: 'Essai',
    actorConfirmed: true,
    case: openCase,
    recent: [],
    startError: null,
    isOpening: false,
  });
  renderScreen(<ReadingLimits />, {
    app: {
      state: () => Promise.resolve(ok(state())),
      setPreferences: (change) => {
        limits = change.limits ?? limits;
        return Promise.resolve(ok(state()));
      },
    },
  });
  await screen.findByRole('table');
  return { kept: () => limits };
};

const field = (name: string): HTMLElement => screen.getByRole('textbox', { name });
const row = (name: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`^${name}`, 'u') });

test('each limit has its value, its unit in words, its default and its bounds', async () => {
  await renderLimits({ fileBytes: 2 * 1024 ** 2 });
  expect(field('Taille du fichier')).toHaveProperty('value', '2');
  const cells = within(row('Taille du fichier')).getAllByRole('cell');
  expect(cells.slice(0, 3).map(({ textContent }) => textContent)).toEqual([
    'mégaoctets',
    '1\u00A0024',
    'de 1 à 8\u00A0192',
  ]);
  expect(screen.getAllByRole('textbox')).toHaveLength(9);
});

test('a value within the bounds is kept on Enter, one beyond is told and never kept', async () => {
  const { kept } = await renderLimits();
  fireEvent.change(field('Temps de lecture'), { target: { value: '30' } });
  fireEvent.keyDown(field('Temps de lecture'), { key: 'Enter' });
  await waitFor(() => expect(kept()).toEqual(adjustedLimits({ milliseconds: 30_000 })));
  fireEvent.change(field('Lignes'), { target: { value: '999' } });
  fireEvent.blur(field('Lignes'));
  expect(field('Lignes').getAttribute('aria-invalid')).toBe('true');
  expect(kept()).toEqual(adjustedLimits({ milliseconds: 30_000 }));
});

test('one limit, and all of them, go back to the default', async () => {
  const { kept } = await renderLimits({ rows: 2000, depth: 20, columns: 60 });
  fireEvent.click(
    screen.getByRole('button', { name: 'Remettre «\u00A0Lignes\u00A0» à la valeur par défaut' }),
  );
  await waitFor(() => expect(kept()).toEqual(adjustedLimits({ depth: 20, columns: 60 })));
  await waitFor(() => expect(field('Lignes')).toHaveProperty('value', '5\u00A0000\u00A0000'));
  fireEvent.click(screen.getByRole('button', { name: 'Tout remettre aux valeurs par défaut' }));
  await waitFor(() => expect(kept()).toEqual(adjustedLimits({})));
});
