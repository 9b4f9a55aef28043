import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PanelViews } from '#renderer/components/PanelViews.tsx';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import { useRoute, type InsideRow } from '#renderer/lib/route.ts';
import { AppFailure } from '#shared/ipc/app-failure.ts';
import { renderScreen } from '../features/render-screen.tsx';

type Query = Parameters<typeof PanelViews<string>>[0]['query'];

const show = (query: Query, inside?: InsideRow) =>
  renderScreen(
    <PanelViews
      label="Vues"
      of={{ layout: 'contract', column: 'contractId', id: 7 }}
      query={query}
      overview={{ label: 'Synthèse', render: (said) => <p>{said}</p> }}
      grids={[
        { entity: 'lawClaim', label: 'Lois', columns: [{ name: 'law', width: 130 }] },
        { entity: 'exposure', label: 'Fiches', columns: [{ name: 'keyHolder', width: 130 }] },
      ]}
      inside={inside}
    />,
    {},
  );

const read: Query = { data: 'ce qui se dit', error: null, refetch: () => undefined };
const isChosen = (name: string): boolean => screen.getByRole<HTMLInputElement>('radio', { name }).checked;

it('shows what the rows say, until a grid is chosen, and again', async () => {
  show(read);
  expect(await screen.findByText('ce qui se dit')).toBeDefined();
  expect(isChosen('Synthèse')).toBe(true);
  fireEvent.click(screen.getByRole('radio', { name: 'Lois' }));
  expect(isChosen('Lois')).toBe(true);
  expect(screen.queryByText('ce qui se dit')).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'Synthèse' }));
  expect(screen.getByText('ce qui se dit')).toBeDefined();
});

it('begins with the grid of the row that the route names', async () => {
  show(read, { entity: 'exposure', id: 3 });
  expect(await screen.findByRole('radiogroup', { name: 'Vues' })).toBeDefined();
  expect(isChosen('Fiches')).toBe(true);
});

it('begins with the overview when the route names a row of another tab', async () => {
  show(read, { entity: 'milestone', id: 3 });
  expect(await screen.findByText('ce qui se dit')).toBeDefined();
});

it('says what went wrong, and tries again', async () => {
  let tries = 0;
  const error = new AppFailure({ code: 'not-found', entity: 'contract', id: 7 });
  show({ data: undefined, error, refetch: () => (tries += 1) });
  fireEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
  expect(tries).toBe(1);
});

const Where = () => <output>{JSON.stringify(useRoute())}</output>;

it('names the source of a row, or says that there is none', async () => {
  renderScreen(
    <>
      <SourceLink source={{ id: 4, title: 'Décret 1234' }} />
      <SourceLink source={null} />
      <Where />
    </>,
    {},
  );
  expect(await screen.findByText('Aucune source')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Décret 1234' }));
  expect(JSON.parse(screen.getByRole('status').textContent)).toEqual({
    screen: 'figures',
    tab: 'sources',
    selectedId: 4,
  });
});
