import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ImportsScreen } from '#renderer/features/imports/ImportsScreen.tsx';
import { mappingOf, settingsOf } from '#renderer/features/imports/model/mapping.ts';
import { replaceRoute, resetRoute, useRoute } from '#renderer/lib/route.ts';
import type {
  ImportInspection,
  ImportReport,
  ImportSettings,
  RejectRow,
} from '#shared/ipc/import-schemas.ts';
import { err, ok } from '#shared/result.ts';
import { renderScreen } from '../render-screen.tsx';
import type { Answers } from '../render-screen.tsx';

const inspection: ImportInspection = {
  file: 'T3.xlsx',
  kind: 'xlsx',
  format: 'invoices',
  sheets: [{ name: 'Factures', visibility: 'visible' }],
  options: {
    sheet: 'Factures',
    headerRow: 3,
    encoding: null,
    delimiter: null,
    decimalMark: null,
    dateOrder: null,
  },
  columns: [
    { index: 0, header: 'No', field: 'number', samples: [] },
    { index: 1, header: 'Date', field: 'date', samples: [] },
    { index: 2, header: 'Montant', field: null, samples: [] },
  ],
  preview: [
    { row: 1, cells: ['Relevé du trimestre', '', ''] },
    { row: 3, cells: ['No', 'Date', 'Montant'] },
    { row: 4, cells: ['L-1', '2025-07-02', '42,00'] },
  ],
  profile: null,
  missing: ['net'],
  dateOrderAmbiguous: false,
};

const report: ImportReport = {
  importId: 5,
  file: 'T3.xlsx',
  sha256: 'ab'.repeat(32),
  kind: 'xlsx',
  sheet: 'Factures',
  state: 'staged',
  rows: { read: 3, accepted: 2, rejected: 1, ignored: 0, duplicates: 0 },
  amountsByCurrency: [
    { currency: 'CAD', read: '50.00', accepted: '42.00', rejected: '8.00', ignored: '0.00' },
  ],
  amountField: 'net',
  statedTotal: { row: 7, amount: '50.00', agrees: true },
  warnings: [],
  warningCount: 0,
  rejectCodes: [{ code: 'impossible-date', count: 1 }],
  unknownVendors: [],
  unknownContracts: [],
  invoices: 2,
  takenLater: 0,
  documents: [],
  documentCount: 0,
  files: [],
  updates: [],
};

const reject: RejectRow = {
  id: 9,
  row: 5,
  column: 'date',
  code: 'impossible-date',
  value: '2025-02-31',
  status: 'open',
  cells: { number: 'L-2', date: '2025-02-31', net: '8,00' },
};

const Routed = () => {
  const route = useRoute();
  return route.screen === 'imports' ? (
    <ImportsScreen renderMerge={() => null} route={route} />
  ) : (
    <ImportsScreen renderMerge={() => null} route={{ screen: 'imports' }} />
  );
};

/** Main's side of an import that is chosen, checked and decided; `said` collects what the window asked for. */
const importing = (said: ReturnType<typeof nothingSaid>): Answers => {
  let { state } = report;
  let isDiscarded = false;
  return {
    importing: {
      list: () => Promise.resolve(ok([])),
      choose: () => Promise.resolve(ok({ token: 'jeton', name: 'T3.xlsx', count: 1 })),
      inspect: () => Promise.resolve(ok(inspection)),
      stage: ({ settings }) => {
        said.staged.push(settings);
        return Promise.resolve(ok(report));
      },
      report: ({ importId }) =>
        Promise.resolve(isDiscarded ? err({ code: 'import-not-open', importId }) : ok({ ...report, state })),
      rejects: () => Promise.resolve(ok({ rows: [reject], total: 1 })),
      commit: ({ acceptValid }) => {
        said.committed.push(acceptValid);
        state = 'committed';
        return Promise.resolve(ok({ ...report, state }));
      },
      discard: ({ importId }) => {
        said.discarded.push(importId);
        isDiscarded = true;
        return Promise.resolve(ok({}));
      },
      takeRejects: ({ rows }) => {
        said.taken.push(...rows);
        return Promise.resolve(ok({ taken: rows.length, stillRejected: [] }));
      },
    },
    register: { options: () => Promise.resolve(ok([])) },
  };
};

const nothingSaid = () => ({
  staged: [] as ImportSettings[],
  committed: [] as boolean[],
  discarded: [] as number[],
  taken: [] as unknown[],
});

const toReview = async (): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name: 'Importer…' }));
  fireEvent.change(await screen.findByLabelText('Champ de la colonne « Montant »'), {
    target: { value: 'net' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Contrôler le fichier' }));
  await screen.findByRole('tab', { name: 'Rejetées (1)' });
};

beforeEach(resetRoute);

it('says plainly which field is missing, and checks only once it is there', async () => {
  const said = nothingSaid();
  renderScreen(<Routed />, importing(said));
  fireEvent.click(await screen.findByRole('button', { name: 'Importer…' }));
  expect(await screen.findByText(/Il manque.*un montant/u)).toBeDefined();
  const check = screen.getByRole<HTMLButtonElement>('button', { name: 'Contrôler le fichier' });
  expect(check.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText(/colonne.*Montant/u), { target: { value: 'net' } });
  expect(check.disabled).toBe(false);
  fireEvent.click(check);
  await waitFor(() => expect(said.staged).toHaveLength(1));
  expect(said.staged[0]?.columns.map((column) => column.field)).toEqual(['number', 'date', 'net']);
});

it('writes nothing before the person agrees, then takes the ready and the corrected rows', async () => {
  const said = nothingSaid();
  renderScreen(<Routed />, importing(said));
  await toReview();
  expect(said.committed).toEqual([]);
  fireEvent.change(await screen.findByLabelText('Date, ligne 5'), { target: { value: '2025-02-28' } });
  fireEvent.click(screen.getByRole('button', { name: 'Prendre 2 prêtes et 1 corrigée' }));
  await waitFor(() => expect(said.taken).toEqual([{ id: 9, cells: { date: '2025-02-28' } }]));
  expect(said.committed).toEqual([true]);
});

it('shows the reason of a rejected row at the cell, with the value it is about', async () => {
  renderScreen(<Routed />, importing(nothingSaid()));
  await toReview();
  const cell = await screen.findByLabelText('Date, ligne 5');
  expect(cell.getAttribute('aria-invalid')).toBe('true');
  const reason = document.getElementById(cell.getAttribute('aria-describedby') ?? '');
  expect(reason?.textContent).toContain('2025-02-31');
  expect(reason?.textContent).toContain('Cette date n’existe pas');
  expect(screen.getByLabelText('No de facture, ligne 5').getAttribute('aria-invalid')).toBe('false');
});

it('takes a dropped file as it takes a chosen one', async () => {
  renderScreen(<Routed />, importing(nothingSaid()), () =>
    Promise.resolve({ token: 'jeton', name: 'T3.xlsx', count: 1 }),
  );
  const title = await screen.findByRole('heading', { name: 'Importations' });
  const file = new File(['x'], 'T3.xlsx');
  fireEvent.drop(title, { dataTransfer: { types: ['Files'], files: [file] } });
  expect(await screen.findByText(/Importer.*T3\.xlsx/u)).toBeDefined();
});

it('goes back to the list when a checked file is discarded, and takes nothing', async () => {
  const said = nothingSaid();
  renderScreen(<Routed />, importing(said));
  await toReview();
  fireEvent.click(screen.getByRole('button', { name: 'Abandonner' }));
  expect(await screen.findByRole('heading', { name: 'Importations' })).toBeDefined();
  expect(await screen.findByText('Aucune importation')).toBeDefined();
  expect(said).toMatchObject({ discarded: [5], committed: [] });
});

it('a checked file that was left comes back from the list as it was read, and can be checked again', async () => {
  const said = nothingSaid();
  const { importing: main = {}, ...others } = importing(said);
  const settings = { ...settingsOf(mappingOf(inspection)), vendorId: 3, vendorMatches: { LGS: 7 } };
  renderScreen(<Routed />, {
    ...others,
    importing: {
      ...main,
      reopen: () =>
        Promise.resolve(
          ok({
            token: 'copie',
            name: 'T3.xlsx',
            count: 1,
            settings: {
              ...settings,
              columns: settings.columns.map((column) => ({ ...column, field: column.field ?? 'total' })),
            },
          }),
        ),
    },
  });
  act(() => replaceRoute({ screen: 'imports', importId: 5 }));
  fireEvent.click(await screen.findByRole('button', { name: 'Modifier la lecture' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Contrôler le fichier' }));
  await waitFor(() => expect(said.staged).toHaveLength(1));
  expect(said.discarded).toEqual([5]);
  expect(said.staged[0]).toMatchObject({ vendorId: 3, vendorMatches: { LGS: 7 } });
  expect(said.staged[0]?.columns.map((column) => column.field)).toEqual(['number', 'date', 'total']);
});

it('an import is undone on its own from the list, once that was confirmed', async () => {
  const undone: number[] = [];
  const listed = { importId: 4, file: 'T2.xlsx', state: 'committed' as const };
  renderScreen(<Routed />, {
    importing: {
      list: () =>
        Promise.resolve(
          ok([
            {
              ...listed,
              committedAt: 0,
              accepted: 12,
              rejected: 0,
              ignored: 0,
              openRejects: 0,
              amounts: [],
            },
          ]),
        ),
      undo: ({ importId }) => {
        undone.push(importId);
        return Promise.resolve(ok({}));
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Annuler l’importation de T2.xlsx' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Les 12 lignes prises de ce fichier');
  expect(undone).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Annuler l’importation' }));
  await waitFor(() => expect(undone).toEqual([4]));
});
