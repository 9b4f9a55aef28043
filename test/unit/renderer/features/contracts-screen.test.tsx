import { act, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, it } from 'vitest';
import { ScreenOf } from '#renderer/app/screens.tsx';
import { replaceRoute, useRoute } from '#renderer/lib/route.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from './render-screen.tsx';

const Current = () => (
  <Suspense>
    <ScreenOf route={useRoute()} />
  </Suspense>
);

// The grid and the costs are modules of their own, read when first shown.
const slow = { timeout: 20_000 };

const contract = { id: 7, values: { titleFr: 'Contrat sept', reference: 'C-7' }, labels: {} };

it('stays drawn while the costs of a contract load: its grid would lose its search', async () => {
  replaceRoute({ screen: 'contracts' });
  renderScreen(<Current />, {
    app: { loadLayout: () => Promise.resolve(ok({ layout: null })) },
    register: {
      page: () => Promise.resolve(ok({ rows: [contract], total: 1 })),
      aggregate: () => Promise.resolve(ok({ count: 1, sums: [] })),
      get: () => Promise.resolve(ok(contract)),
    },
    overruns: {
      portfolio: () => Promise.resolve(ok({ contracts: [], totals: [], byPublicBody: [], byVendor: [] })),
    },
  });
  const grid = await screen.findByRole('toolbar', {}, slow);
  let wasHidden = false;
  const watch = new MutationObserver(() => {
    for (let part: HTMLElement | null = grid; part !== null; part = part.parentElement)
      wasHidden ||= part.style.display === 'none';
  });
  watch.observe(document.body, { subtree: true, attributes: true, attributeFilter: ['style'] });

  act(() => replaceRoute({ screen: 'contracts', selectedId: 7 }));

  expect(await screen.findByRole('heading', { level: 2, name: 'Contrat sept' }, slow)).toBeDefined();
  expect(await screen.findByRole('tab', { selected: true }, slow)).toBeDefined();
  // The observer reports after the page has changed.
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  watch.disconnect();
  expect(wasHidden).toBe(false);
  expect(grid.isConnected).toBe(true);
}, 60_000);
