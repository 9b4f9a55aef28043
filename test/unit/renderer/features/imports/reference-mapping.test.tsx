import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MappingStep } from '#renderer/features/imports/MappingStep.tsx';
import {
  importFormat,
  recogniseAll,
  type ImportInspection,
  type ImportSettings,
} from '#shared/ipc/import-schemas.ts';
import { err, ok } from '#shared/result.ts';
import { renderScreen } from '../render-screen.tsx';

const priceList: ImportInspection = {
  file: 'prix.xlsx',
  kind: 'xlsx',
  format: 'price-list',
  sheets: [
    { name: 'Couverture', visibility: 'visible' },
    { name: 'Prix', visibility: 'visible' },
  ],
  options: { ...recogniseAll, sheet: 'Prix', headerRow: 2 },
  columns: [
    { index: 0, header: 'Code', field: null, tableField: 'itemCode', samples: ['A-1'] },
    { index: 1, header: 'Convenu', field: null, tableField: null, samples: ['12,50'] },
  ],
  preview: [
    { row: 1, cells: ['Annexe B'] },
    { row: 2, cells: ['Code', 'Convenu'] },
    { row: 3, cells: ['A-1', '12,50'] },
  ],
  profile: null,
  missing: [],
  dateOrderAmbiguous: false,
};

it('shows the first rows of a price list, and what its columns are can be chosen', async () => {
  const staged: ImportSettings[] = [];
  const asked: unknown[] = [];
  renderScreen(
    <MappingStep
      file={{ token: 'jeton', name: 'prix.xlsx', count: 1 }}
      start={null}
      onStaged={() => undefined}
      onGiveUp={() => undefined}
    />,
    {
      importing: {
        inspect: ({ options, format }) => {
          asked.push([format, options.sheet]);
          return Promise.resolve(ok(priceList));
        },
        stage: ({ settings }) => {
          staged.push(settings);
          return Promise.resolve(err({ code: 'cancelled' }));
        },
      },
      register: { options: () => Promise.resolve(ok([])) },
    },
  );
  expect(await screen.findAllByText('Annexe B')).toHaveLength(1);
  expect(screen.getAllByText('12,50')).toHaveLength(1);
  expect(screen.getByLabelText<HTMLInputElement>('Ligne d’en-tête').value).toBe('2');
  const check = screen.getByRole('button', { name: 'Vérifier le fichier' });
  expect(check.hasAttribute('disabled')).toBe(true);
  expect(screen.getByText(/Il manque/u).textContent).toContain('Prix unitaire');

  const choice = screen.getByLabelText(/Champ de la colonne «\sConvenu/u);
  expect(within(choice).queryByText('TPS')).toBeNull();
  fireEvent.change(choice, { target: { value: 'unitPrice' } });
  expect(screen.queryByText(/Il manque/u)).toBeNull();
  fireEvent.click(check);
  await expect.poll(() => staged).toHaveLength(1);
  expect(staged[0]).toMatchObject({
    format: 'price-list',
    options: { sheet: 'Prix', headerRow: 2 },
    columns: [{ tableField: 'itemCode' }, { tableField: 'unitPrice' }],
  });
  expect(asked).toEqual([[null, null]]);
});

it('reads the file again when it is taken in as another table', async () => {
  const asked: unknown[] = [];
  renderScreen(
    <MappingStep
      file={{ token: 'jeton', name: 'prix.csv', count: 1 }}
      start={null}
      onStaged={() => undefined}
      onGiveUp={() => undefined}
    />,
    {
      importing: {
        inspect: ({ options, format = null }) => {
          asked.push([format, options.sheet]);
          return Promise.resolve(ok({ ...priceList, format: importFormat.parse(format ?? 'price-list') }));
        },
      },
      register: { options: () => Promise.resolve(ok([])) },
    },
  );
  fireEvent.click(await screen.findByLabelText('Format', { selector: 'input' }));
  fireEvent.click(await screen.findByText('personnel'));
  await expect.poll(() => asked).toHaveLength(2);
  expect(asked[1]).toEqual(['employees', null]);
});

it.each([
  ['work-packages', [], ['aucun : ces lignes seront rejetées']],
  ['time-sheets', ['aucun : celui que le fichier nomme'], ['aucun : lignes sans contrat']],
  ['employees', [], []],
] as const)(
  'the rows of %s are of a vendor and a contract as far as its table has them',
  async (format, vendors, contracts) => {
    renderScreen(
      <MappingStep
        file={{ token: 'jeton', name: 'lots.csv', count: 1 }}
        start={null}
        onStaged={() => undefined}
        onGiveUp={() => undefined}
      />,
      {
        importing: { inspect: () => Promise.resolve(ok({ ...priceList, format })) },
        register: { options: () => Promise.resolve(ok([])) },
      },
    );
    await screen.findByText('Annexe B');
    const placeholders = (label: RegExp): readonly string[] =>
      screen
        .queryAllByLabelText(label, { selector: 'input' })
        .map((input) => input.getAttribute('placeholder')?.replace(/\s/gu, ' ') ?? '');
    expect(placeholders(/^Fournisseur des lignes/u)).toEqual(vendors);
    expect(placeholders(/^Contrat des lignes/u)).toEqual(contracts);
  },
);
