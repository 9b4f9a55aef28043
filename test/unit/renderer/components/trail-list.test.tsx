import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TrailList } from '#renderer/components/TrailList.tsx';
import type { TrailEvent } from '#shared/ipc/contract.ts';
import { ok } from '#shared/result.ts';
import { renderScreen } from '../features/render-screen.tsx';

const event = (seq: number, before: TrailEvent['before'], after: TrailEvent['after']): TrailEvent => ({
  seq,
  at: 0,
  actor: 'Essai',
  command: 'register.update',
  action: 'update',
  change: seq,
  target: null,
  entity: 'contract',
  entityId: 1,
  before,
  after,
  reason: null,
  prevHash: '',
  hash: `hash-${seq}`,
});

it('shows one language of a text in two: that of the window, or the one that changed', async () => {
  const events = [
    event(2, { description: 'Deux ‖ Two' }, { description: 'Deux ‖ Three' }),
    event(1, { description: 'Un ‖ One' }, { description: 'Deux ‖ Two' }),
  ];
  renderScreen(<TrailList />, {
    history: { events: () => Promise.resolve(ok({ events, total: 2, names: {} })) },
  });
  await screen.findAllByText('Description');
  const texts = (tag: string) => [...document.querySelectorAll(tag)].map(({ textContent }) => textContent);
  expect(texts('del')).toEqual(['Two', 'Un']);
  expect(texts('ins')).toEqual(['Three', 'Deux']);
});
