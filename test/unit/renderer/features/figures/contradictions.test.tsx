import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Contradictions } from '#renderer/features/figures/Contradictions.tsx';
import type { FigureContradictions } from '#shared/ipc/calls/figures.ts';
import { ok } from '#shared/result.ts';
import { statedFigure } from '../../../../support/stated-figures.ts';
import { renderScreen } from '../render-screen.tsx';

const actual = { low: '94500000000', high: '94500000000' };
const atMost = { low: null, high: '95500000000' };

const found: FigureContradictions = {
  contradictions: [
    {
      first: statedFigure(1),
      second: statedFigure(2, { amount: actual, statedBy: 'Témoin' }),
      difference: { low: '26300000000', high: null },
      provenance: null,
      days: { least: 0, most: 29 },
      taxes: 'unknown',
    },
  ],
  notCompared: [],
  sourceComparisons: [
    {
      first: statedFigure(3, {
        scopeFr: 'Contrat-cadre',
        amount: { low: '45800000000', high: '45800000000' },
      }),
      second: statedFigure(4, { scopeFr: 'Programme entier', hedge: 'at-most', amount: atMost }),
      reason: 'scope',
    },
  ],
  totals: { contradictions: 1, notCompared: 0, sourceComparisons: 1 },
  isCut: false,
};

const show = (): number[] => {
  const chosen: number[] = [];
  renderScreen(<Contradictions selectedId={undefined} onSelect={(id) => chosen.push(id)} />, {
    figures: { contradictions: () => Promise.resolve(ok(found)) },
  });
  return chosen;
};

it('lists both sides, the difference with its open side, and the days between; each side opens its figure', async () => {
  const chosen = show();
  fireEvent.click(await screen.findByText('945 000 000 $'));
  expect(chosen).toEqual([2]);
  expect(screen.getByText('écart : ≥ 263 000 000 $')).toBeDefined();
  expect(screen.getByText('de 0 à 29 jours d’écart')).toBeDefined();
  expect(screen.getByText('taxes non précisées, mais elles n’expliquent pas l’écart')).toBeDefined();
});

it('shows a comparison of a source with both scopes and no difference', async () => {
  show();
  fireEvent.click(await screen.findByLabelText('Comparaisons des sources 1'));
  expect(await screen.findByText('≤ 955 000 000 $')).toBeDefined();
  expect(screen.getByText('Programme entier')).toBeDefined();
  expect(
    screen.getByText('comparaison propre à la source : portées différentes, aucun écart calculé'),
  ).toBeDefined();
  expect(screen.queryByText(/^écart/u)).toBeNull();
});

it('narrows by words whatever their accents, and says so when nothing is left', async () => {
  show();
  const search = await screen.findByLabelText('Contrat, portée, auteur…');
  fireEvent.change(search, { target: { value: 'TEMOIN programme' } });
  expect(screen.getByText('945 000 000 $')).toBeDefined();
  fireEvent.change(search, { target: { value: 'autre chose' } });
  expect(screen.getByText('Rien ne correspond')).toBeDefined();
  fireEvent.change(search, { target: { value: '' } });
  fireEvent.click(screen.getByLabelText('Non comparés 0'));
  expect(await screen.findByText('Rien n’a été laissé de côté')).toBeDefined();
});
