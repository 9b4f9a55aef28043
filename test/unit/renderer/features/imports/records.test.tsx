import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DocumentTable } from '#renderer/features/imports/DocumentTable.tsx';
import { FileTable } from '#renderer/features/imports/FileTable.tsx';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { renderScreen } from '../render-screen.tsx';

const report = {
  documents: [
    {
      number: 'F-1',
      lines: 3,
      net: '1000.00',
      taxes: [
        { code: 'GST', amount: '50.00' },
        { code: 'QST', amount: '99.75' },
      ],
      total: '1149.75',
      tied: true,
      rules: [],
    },
    { number: '', lines: 2, net: '0.00000012', taxes: [], total: null, tied: false, rules: ['BR-CO-15'] },
  ],
  documentCount: 1200,
  files: [
    { name: 'a.xml', format: 'ubl', sha256: '', records: 1, error: null },
    { name: 'b.xml', format: null, sha256: '', records: 0, error: 'file-unreadable' },
  ],
} as unknown as ImportReport;

it('shows documents as printed, which tie out and which rules they break', async () => {
  renderScreen(<DocumentTable report={report} />, {});
  expect((await screen.findByText('F-1')).closest('tr')?.textContent).toContain('TPS 50,00 · TVQ 99,75');
  const open = screen.getByText('BR-CO-15', { exact: false }).closest('tr');
  expect(open?.textContent).toContain('pas encore facturé');
  expect(open?.textContent).toContain('0,00000012');
  expect(open?.textContent).toContain('diffère');
  expect(screen.getByText(/sur/u).textContent).toMatch(/^2 affichés sur 1\s200\.$/u);
});

it('shows which files were read, and as what', async () => {
  renderScreen(<FileTable report={report} />, {});
  expect((await screen.findByText('a.xml')).closest('tr')?.textContent).toContain(
    'facture électronique (UBL)',
  );
  expect(screen.getByText('b.xml').closest('tr')?.textContent).toContain('non lu');
});
