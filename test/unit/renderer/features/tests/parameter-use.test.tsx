import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ParameterField } from '#renderer/features/tests/ParameterField.tsx';
import { RunLine } from '#renderer/features/tests/RunLine.tsx';
import { renderScreen } from '../render-screen.tsx';
import { percentParameter, runOf } from './made-tests.ts';

it('says of a parameter that a dated rule goes before it', async () => {
  const field = (uses: 'without-rule' | null) => (
    <ParameterField parameter={{ ...percentParameter, uses }} text="5" onText={() => undefined} />
  );
  const { unmount } = renderScreen(field('without-rule'), {});
  expect((await screen.findByText(/défaut/u)).textContent).toContain('aucune règle datée du dossier');
  unmount();
  renderScreen(field(null), {});
  expect((await screen.findByText(/défaut/u)).textContent).not.toContain('règle datée');
});

it('says of a run which of the parameters that were set had no effect', async () => {
  const run = { changedParameters: ['percent', 'days'], unusedParameters: ['days'] };
  renderScreen(<RunLine run={runOf(run)} />, {});
  expect((await screen.findByText(/sans effet/u)).textContent).toMatch(/sans effet\s: jours/u);
});
