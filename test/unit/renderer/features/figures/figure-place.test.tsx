import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FigurePlace } from '#renderer/features/figures/place/FigurePlace.tsx';
import type { DocumentPreview } from '#shared/ipc/calls/documents.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { ok } from '#shared/result.ts';
import { renderScreen, type Answers } from '../render-screen.tsx';

const figure = (values: GridRow['values'] = {}): GridRow => ({
  id: 7,
  values,
  labels: values['documentId'] === undefined ? {} : { documentId: 'A-1 – lots' },
});

const file = { name: 'lots.xlsx', size: 1234, sha256: 'ab'.repeat(32) };

const cell = (text: string, formula: string | null = null) => ({ text, formula, isNumber: formula !== null });

const table: DocumentPreview = {
  kind: 'table',
  sheets: ['Lots', 'Notes'],
  sheet: 'Lots',
  columns: ['A', 'B'],
  firstColumn: 1,
  rows: [
    { row: 1, cells: [cell('Lot 1'), cell('12,00', 'A9*2')] },
    { row: 2, cells: [cell('Lot 2'), cell('')] },
  ],
  hasMoreRows: false,
  hasMoreColumns: false,
  target: null,
  missing: null,
  last: 2,
};

type Change = { readonly id: number; readonly column: string; readonly value: unknown };

const show = (row: GridRow, preview: DocumentPreview, more: Answers['documents'] = {}) => {
  const changes: Change[][] = [];
  renderScreen(<FigurePlace row={row} />, {
    documents: {
      sources: () => Promise.resolve(ok({ documents: [], importFiles: [] })),
      preview: () => Promise.resolve(ok({ file, preview })),
      ...more,
    },
    register: {
      update: (input) => {
        changes.push(input.changes);
        return Promise.resolve(ok({}));
      },
    },
  });
  return changes;
};

it('ties the figure to the cell that is clicked, and says which cells a formula gave', async () => {
  const changes = show(figure({ documentId: 1 }), table);
  expect((await screen.findByTitle('Formule jamais recalculée : =A9*2')).textContent).toBe('12,00');
  fireEvent.click(screen.getByRole('button', { name: /^Retenir Lots!B1/u }));
  await waitFor(() =>
    expect(changes).toEqual([
      [
        { id: 7, column: 'place', value: 'Lots!B1' },
        { id: 7, column: 'page', value: null },
      ],
    ]),
  );
});

it('marks the cell that the figure is tied to, and takes no other one before that is asked for', async () => {
  const changes = show(figure({ documentId: 1, place: 'Lots!B1' }), {
    ...table,
    target: { row: 1, column: 2 },
  });
  const marked = await screen.findByText('12,00');
  expect(marked.getAttribute('aria-current')).toBe('location');
  fireEvent.click(screen.getByText('Lot 2'));
  fireEvent.click(screen.getByText('Choisir une autre cellule'));
  // Arrow keys go from cell to cell.
  const first = screen.getByRole('button', { name: /^Retenir Lots!A1/u });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('Lot 2');
  // The same cell again changes nothing.
  fireEvent.click(screen.getByRole('button', { name: /^Retenir Lots!B1/u }));
  expect(changes).toEqual([]);
});

it('lists a file of an import as a document before the figure is tied to it', async () => {
  const listed: unknown[] = [];
  const changes = show(figure(), table, {
    sources: () =>
      Promise.resolve(
        ok({ documents: [], importFiles: [{ importId: 3, number: 2, name: 'factures-2.csv' }] }),
      ),
    fromImport: (input) => {
      listed.push(input);
      return Promise.resolve(ok({ id: 9 }));
    },
  });
  fireEvent.click(await screen.findByRole('combobox', { name: 'Pièce' }));
  fireEvent.click(await screen.findByText('factures-2.csv'));
  await waitFor(() =>
    expect(changes).toEqual([
      [
        { id: 7, column: 'documentId', value: 9 },
        { id: 7, column: 'page', value: null },
        { id: 7, column: 'place', value: null },
      ],
    ]),
  );
  expect(listed).toEqual([{ importId: 3, number: 2 }]);
});
