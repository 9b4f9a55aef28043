import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DocumentPanel } from '#renderer/features/findings/DocumentPanel.tsx';
import { goTo, useRoute } from '#renderer/lib/route.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../render-screen.tsx';

const RouteText = () => JSON.stringify(useRoute());

const show = (rows: Readonly<Record<string, readonly GridRow[]>>): void => {
  goTo({ screen: 'findings', tab: 'documents', selectedId: 5 });
  renderScreen(
    <>
      <DocumentPanel id={5} onClose={() => undefined} />
      <RouteText />
    </>,
    {
      documents: {
        preview: () =>
          Promise.resolve(
            ok({ file: { name: 'a.bin', size: 1, sha256: 'ab'.repeat(32) }, preview: { kind: 'other' } }),
          ),
      },
      register: {
        get: ({ id }) => Promise.resolve(ok({ id, values: { title: 'Bon' }, labels: {} })),
        page: ({ query: { entity } }) => {
          const found = [...(rows[entity] ?? [])];
          return Promise.resolve(ok({ rows: found, total: found.length }));
        },
      },
    },
  );
};

it('says which findings and invoices a document supports, and leads to them', async () => {
  show({
    evidence: [{ id: 1, values: { findingId: 3 }, labels: { findingId: 'C-001 – Avenants' } }],
    supportingDocument: [
      { id: 8, values: { invoiceId: 4 }, labels: { invoiceId: 'F-1' } },
      { id: 9, values: { invoiceId: 6 }, labels: { invoiceId: 'F-2' } },
    ],
  });
  expect(await screen.findByRole('button', { name: 'C-001 – Avenants' })).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Facture F-2' }));
  const route = { screen: 'invoices', selectedId: 6, inside: { entity: 'supportingDocument', id: 9 } };
  expect(await screen.findByText(JSON.stringify(route), { exact: false })).toBeDefined();
});

it('says so when nothing stands on it', async () => {
  show({});
  expect(await screen.findByText(/Aucun constat ni aucune facture/u)).toBeDefined();
});
