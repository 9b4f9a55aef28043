import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { ProvenanceMark } from '#renderer/components/provenance/ProvenanceMark.tsx';
import { resetRoute, useRoute } from '#renderer/lib/route.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../features/render-screen.tsx';

const amendment: Provenance = { level: 'source', entity: 'amendment', id: 4, label: '2', contract: 'C-1' };

const Where = () => <output>{JSON.stringify(useRoute())}</output>;

beforeEach(resetRoute);

it('names the row that decides, says what its level means, and opens it', async () => {
  const row = { id: 4, values: { contractId: 9 }, labels: {} };
  renderScreen(
    <>
      <ProvenanceChip of={amendment} />
      <Where />
    </>,
    { register: { get: () => Promise.resolve(ok(row)) } },
  );
  const chip = await screen.findByRole('button', { name: 'source seule' });
  expect(chip.title).toBe(
    'Provenance\u00A0: source seule. Ligne la plus faible\u00A0: Modification 2, contrat C-1.',
  );
  fireEvent.click(chip);
  expect(await screen.findByText('Une source est indiquée, sans le passage.')).toBeDefined();
  fireEvent.click(screen.getByText('Modification 2, contrat C-1'));
  await waitFor(() =>
    expect(JSON.parse(screen.getByRole('status').textContent)).toEqual({
      screen: 'contracts',
      selectedId: 9,
      tab: 'amendments',
      inside: { entity: 'amendment', id: 4 },
    }),
  );
});

it('is a mark in tables, and nothing where nothing is known', async () => {
  renderScreen(
    <>
      <ProvenanceMark of={{ ...amendment, level: 'none', entity: 'contract', id: 9, label: '' }} />
      <ProvenanceMark of={null} />
      <ProvenanceChip of={null} />
    </>,
    {},
  );
  expect((await screen.findByText('sans source')).title).toContain('Contrat C-1');
  expect(screen.queryByRole('button')).toBeNull();
});
