import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AttachFilesDialog } from '#renderer/features/invoices/attach/AttachFilesDialog.tsx';
import type { SuggestedFile } from '#shared/ipc/calls/documents.ts';
import { err, ok } from '#shared/result.ts';
import { renderScreen, type Answers } from '../render-screen.tsx';

const invoice = (id: number, vendor: string) => ({ id, number: 'F-2', vendor, issuedOn: '2025-03-01' });

const files: SuggestedFile[] = [
  { name: 'F-2.pdf', size: 10, invoices: [invoice(4, 'Acier'), invoice(5, 'Béton')], attachedTo: [] },
  { name: 'Acier F-2.pdf', size: 10, invoices: [invoice(4, 'Acier')], attachedTo: [] },
  { name: 'notes.pdf', size: 10, invoices: [], attachedTo: [] },
];

const counter = () => {
  let times = 0;
  return {
    add: (): void => {
      times += 1;
    },
    count: () => times,
  };
};

const show = (documents: Answers['documents'], onClose = (): void => undefined): void => {
  renderScreen(
    <AttachFilesDialog chosen={{ token: 'jeton', name: 'pièces', count: 3 }} onClose={onClose} />,
    { documents: documents ?? {} },
  );
};

it('attaches what is certain and what was chosen, and nothing else', async () => {
  const asked: unknown[] = [];
  const closed = counter();
  const attach: NonNullable<Answers['documents']>['attach'] = (input) => {
    asked.push(input);
    return Promise.resolve(ok({ attached: 2, already: 0, documentIds: [1, 2] }));
  };
  show({ suggestInvoices: () => Promise.resolve(ok(files)), attach }, closed.add);
  expect(await screen.findByRole('button', { name: 'Joindre 1 pièce' })).toBeDefined();
  fireEvent.change(screen.getByRole('combobox', { name: 'Facture de F-2.pdf' }), { target: { value: '5' } });
  fireEvent.click(screen.getByRole('button', { name: 'Joindre 2 pièces' }));
  await waitFor(() => expect(closed.count()).toBe(1));
  const attachments = [
    { file: 0, invoiceId: 5 },
    { file: 1, invoiceId: 4 },
  ];
  expect(asked).toEqual([{ token: 'jeton', attachments, jobId: expect.any(String) as string }]);
});

it('leaves out what a person leaves out, and says how many files stay behind', async () => {
  show({ suggestInvoices: () => Promise.resolve(ok(files)) });
  fireEvent.click(await screen.findByRole('button', { name: 'Laisser Acier F-2.pdf de côté' }));
  expect(screen.getByText('3 fichiers ne seront pas joints')).toBeDefined();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Joindre' }).disabled).toBe(true);
});

it('stays open when attaching fails, and closes when looking is given up', async () => {
  const closed = counter();
  const cancelled = () => Promise.resolve(err({ code: 'cancelled' } as const));
  show({ suggestInvoices: () => Promise.resolve(ok(files)), attach: cancelled }, closed.add);
  fireEvent.click(await screen.findByRole('button', { name: 'Joindre 1 pièce' }));
  expect(await screen.findByRole('button', { name: 'Joindre 1 pièce' })).toBeDefined();
  expect(closed.count()).toBe(0);
  show({ suggestInvoices: cancelled }, closed.add);
  await waitFor(() => expect(closed.count()).toBe(1));
});
