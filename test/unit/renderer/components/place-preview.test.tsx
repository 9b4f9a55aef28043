import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlacePreview } from '#renderer/components/place/PlacePreview.tsx';
import type { DocumentPreview } from '#shared/ipc/calls/documents.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../features/render-screen.tsx';

const file = { name: 'lots.xlsx', size: 1234, sha256: 'ab'.repeat(32) };

const show = (place: string | null, preview: DocumentPreview) =>
  renderScreen(<PlacePreview documentId={1} page={null} place={place} isLarge={false} tie={null} />, {
    documents: { preview: () => Promise.resolve(ok({ file, preview })) },
  });

it('says that a line is not there, under the lines that are', async () => {
  show('L12', {
    kind: 'text',
    head: null,
    lines: [{ line: 1, text: 'a;b', isCut: false }],
    hasMore: false,
    target: null,
    missing: 'line',
    last: 1,
  });
  expect(
    await screen.findByText('« L12 » est introuvable : le fichier s’arrête à la ligne 1.'),
  ).toBeDefined();
  expect(screen.getByText('a;b')).toBeDefined();
  // Nothing is tied to a place: no line is a button.
  expect(screen.queryByRole('button', { name: /a;b/u })).toBeNull();
});

it('shows a kind of file that nothing here reads by its name, size and hash', async () => {
  show(null, { kind: 'other' });
  expect(await screen.findByText('1 234 octets')).toBeDefined();
  expect(screen.getByText(file.sha256)).toBeDefined();
  expect(screen.getByText('Enregistrer une copie…')).toBeDefined();
});
