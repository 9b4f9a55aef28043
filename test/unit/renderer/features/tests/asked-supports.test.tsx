import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Profile } from '#renderer/features/tests/Profile.tsx';
import { renderScreen } from '../render-screen.tsx';

it('says which supports T28 asked for, of which invoices, and which it did not', async () => {
  renderScreen(
    <Profile
      test="T28"
      profile={[
        { support: 'period', asked: 'of-all', lacking: 2 },
        { support: 'hours', asked: 'without-deliverable', lacking: 1200 },
        { support: 'evidence', asked: 'of-none', lacking: null },
      ]}
    />,
    {},
  );
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getAllByRole('row')
      .map((row) => [...row.children].map(({ textContent }) => textContent)),
  ).toEqual([
    ['Justification', 'Exigée', 'Factures à qui elle manque'],
    ['la période de service', 'de chaque facture', '2'],
    ['heures ou jours travaillés', 'des factures sans livrable', '1\u00A0200'],
    ['pièce justificative', 'non\u00A0: aucune facture du dossier n’en a', '–'],
  ]);
});
