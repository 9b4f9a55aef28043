import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { OrganizationPanel } from '#renderer/features/vendors/OrganizationPanel.tsx';
import type { InsideRow } from '#renderer/lib/route.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../render-screen.tsx';

const publicBody = { id: 3, values: { kind: 'public-body', name: 'Régie des phares' }, labels: {} };

const show = (inside: InsideRow | undefined) =>
  renderScreen(
    <OrganizationPanel
      id={3}
      tab={inside === undefined ? 'details' : 'lobbying'}
      inside={inside}
      onTab={() => undefined}
      onClose={() => undefined}
    />,
    {
      app: { loadLayout: () => Promise.resolve(ok({ layout: null })) },
      register: {
        get: () => Promise.resolve(ok(publicBody)),
        page: () => Promise.resolve(ok({ rows: [], total: 0 })),
        aggregate: () => Promise.resolve(ok({ count: 0, sums: [] })),
      },
      sovereignty: { lobbying: () => Promise.resolve(ok({ awards: [] })) },
    },
  );

it('shows the mandate that one is led to, also where the register calls its organization a public body', async () => {
  show({ entity: 'lobbyingMandate', id: 9 });
  const tab = await screen.findByRole('tab', { selected: true });
  expect(tab.textContent).toBe('Lobbyisme');
  expect((await screen.findByRole<HTMLInputElement>('radio', { checked: true })).value).toBe(
    'lobbyingMandate',
  );
});

it('has no lobbying of a public body otherwise', async () => {
  show(undefined);
  expect((await screen.findByRole('tab', { selected: true })).textContent).toBe('Fiche');
  expect(screen.queryByRole('tab', { name: 'Lobbyisme' })).toBeNull();
});
