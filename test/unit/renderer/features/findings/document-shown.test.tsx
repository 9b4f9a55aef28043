import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DocumentPanel } from '#renderer/features/findings/DocumentPanel.tsx';
import { EvidenceList } from '#renderer/features/findings/EvidenceList.tsx';
import type { DocumentPreview } from '#shared/ipc/calls/documents.ts';
import type { FindingEvidence } from '#shared/ipc/calls/findings.ts';
import { ok } from '#shared/result.ts';
import { renderScreen, type Answers } from '../render-screen.tsx';

const file = { name: 'memo.txt', size: 900, sha256: 'cd'.repeat(32) };

const lines = (from: number): DocumentPreview => ({
  kind: 'text',
  head: null,
  lines: [from, from + 1].map((line) => ({ line, text: `ligne ${line}`, isCut: false })),
  hasMore: true,
  target: null,
  missing: null,
  last: null,
});

type Asked = {
  readonly id: number;
  readonly page: number | null;
  readonly place: string | null;
  readonly view: { readonly row: number } | null;
};

/** The answers, and what was asked of the preview. */
const answers = (): { readonly asked: Asked[]; readonly answers: Answers } => {
  const asked: Asked[] = [];
  return {
    asked,
    answers: {
      documents: {
        preview: (input) => {
          asked.push(input);
          return Promise.resolve(ok({ file, preview: lines(input.view?.row ?? 1) }));
        },
      },
      register: {
        get: ({ id }) =>
          Promise.resolve(ok({ id, values: { title: 'Mémo', indexNumber: 'A-1' }, labels: {} })),
        page: () => Promise.resolve(ok({ rows: [], total: 0 })),
      },
    },
  };
};

const piece = (more: Partial<FindingEvidence>): FindingEvidence => ({
  id: 1,
  indexNumber: 'A-1',
  kind: 'document',
  label: 'A-1 – Mémo',
  target: { entity: 'document', id: 5 },
  isPresent: true,
  place: null,
  note: null,
  exception: null,
  ...more,
});

it('shows a document in its panel, and goes on where one was when it is enlarged', async () => {
  const { answers: given } = answers();
  renderScreen(<DocumentPanel id={5} onClose={() => undefined} />, given);
  const panel = await screen.findByRole('region', { name: 'Aperçu' });
  expect(await within(panel).findByText('ligne 1')).toBeDefined();
  fireEvent.click(within(panel).getByRole('button', { name: 'Lignes suivantes' }));
  expect(await within(panel).findByText('ligne 2')).toBeDefined();
  fireEvent.change(within(panel).getByRole('textbox', { name: 'Aller à la ligne' }), {
    target: { value: '40' },
  });
  fireEvent.keyDown(within(panel).getByRole('textbox', { name: 'Aller à la ligne' }), { key: 'Enter' });
  expect(await within(panel).findByText('ligne 40')).toBeDefined();
  fireEvent.click(within(panel).getByRole('button', { name: 'Agrandir' }));
  expect(await within(await screen.findByRole('dialog')).findByText('ligne 40')).toBeDefined();
  // Not drawn twice.
  expect(within(panel).queryByText('ligne 40')).toBeNull();
});

it('shows the document of a piece of evidence at the place noted, read as a page too', async () => {
  const { asked, answers: given } = answers();
  renderScreen(
    <EvidenceList findingId={1} evidence={[piece({ place: 'annexe B, p. 12', note: 'signé' })]} />,
    given,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Voir\u00a0: annexe B, p. 12 (A-1 – Mémo)' }));
  const dialog = await screen.findByRole('dialog', { name: 'A-1 – Mémo' });
  expect(await within(dialog).findByText('ligne 1')).toBeDefined();
  expect(asked).toEqual([{ id: 5, page: 12, place: 'annexe B, p. 12', view: null }]);
});

it('shows only documents that are still there', async () => {
  const { answers: given } = answers();
  renderScreen(
    <EvidenceList
      findingId={1}
      evidence={[
        piece({ id: 1, isPresent: false, place: 'p. 1' }),
        piece({ id: 2, kind: 'figure', target: { entity: 'figure', id: 3 }, place: 'p. 2', note: 'lu' }),
        piece({ id: 3 }),
      ]}
    />,
    given,
  );
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^Voir/u })).toHaveLength(1));
  expect(screen.getByText('p. 1')).toBeDefined();
  expect(screen.getByText('p. 2 – lu')).toBeDefined();
});
