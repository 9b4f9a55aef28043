import { cleanup, fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { OverviewScreen } from '#renderer/features/overview/OverviewScreen.tsx';
import { resetRoute, useRoute } from '#renderer/lib/route.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { ok } from '#shared/result.ts';
import { exactly, noTotalProvenance, overrunFlag, overrunRow } from '../overruns/overrun-rows.ts';
import { renderScreen } from '../render-screen.tsx';

const total = (currency: string, change: Partial<OverrunPortfolio['totals'][number]> = {}) => ({
  currency,
  contracts: 1,
  original: exactly('45840000000'),
  originalUnknown: 0,
  current: exactly('61210000000'),
  currentUnknown: 0,
  invoiced: '0',
  paid: '0',
  cost: exactly('61210000000'),
  costUnknown: 0,
  overrun: exactly('15370000000'),
  percent: exactly('33.5'),
  provenance: noTotalProvenance,
  ...change,
});

const Where = () => <output>{JSON.stringify(useRoute())}</output>;

const amendmentsRule = (enabled: 0 | 1): GridRow => ({
  id: 1,
  values: {
    code: 'amendments-over-original',
    bodyKind: null,
    nature: null,
    enabled,
    limitPpm: 125_000,
    validFrom: null,
    validTo: null,
  },
  labels: {},
});

const pairs = {
  contradictions: [],
  notCompared: [],
  sourceComparisons: [],
  totals: { contradictions: 3, notCompared: 0, sourceComparisons: 0 },
  isCut: false,
};

const show = (portfolio: Partial<OverrunPortfolio>, rules: GridRow[] = [amendmentsRule(1)]): void => {
  const whole: OverrunPortfolio = { contracts: [], totals: [], byPublicBody: [], byVendor: [], ...portfolio };
  renderScreen(
    <>
      <OverviewScreen />
      <Where />
    </>,
    {
      overruns: { portfolio: () => Promise.resolve(ok(whole)) },
      importing: { list: () => Promise.resolve(ok([])) },
      figures: { contradictions: () => Promise.resolve(ok(pairs)) },
      register: { page: () => Promise.resolve(ok({ rows: rules, total: rules.length })) },
    },
  );
};

beforeEach(resetRoute);

it('shows an open amount as "at least" and the number of unknown ones', async () => {
  show({
    contracts: [overrunRow({ current: { low: '61210000000', high: null } })],
    totals: [total('CAD', { contracts: 3, originalUnknown: 2, current: { low: '61210000000', high: null } })],
  });
  expect(await screen.findByText('au moins 612,1 M$')).toBeDefined();
  expect(screen.getByText('1 contrat · 2 inconnus')).toBeDefined();
});

it('never adds currencies: each has its own amount', async () => {
  show({
    contracts: [overrunRow(), overrunRow({ id: 2, currency: 'USD' })],
    totals: [total('CAD'), total('USD', { original: exactly('1000000000') })],
  });
  expect(await screen.findByText('458,4 M$')).toBeDefined();
  expect(screen.getByText('10 M USD')).toBeDefined();
});

it('counts what is beyond the limit of the enabled rule, and nothing without one', async () => {
  show({ contracts: [overrunRow()], totals: [total('CAD')] });
  expect(await screen.findByText(/au-delà de 12,5 %/u)).toBeDefined();
  cleanup();
  show({ contracts: [overrunRow()], totals: [total('CAD')] }, [amendmentsRule(0)]);
  expect(await screen.findByText('458,4 M$')).toBeDefined();
  expect(screen.queryByText(/au-delà de/u)).toBeNull();
});

it('leads from the overrun to the contracts that are beyond the limit', async () => {
  show({ contracts: [overrunRow()], totals: [total('CAD')] });
  await screen.findByText(/au-delà de/u);
  fireEvent.click(await screen.findByRole('button', { name: /Dépassement sur le montant initial/u }));
  expect(screen.getByRole('status').textContent).toBe('{"screen":"overruns","beyond":true}');
});

it('leads from a line of the to-do list to the costs of the contract', async () => {
  show({ contracts: [overrunRow({ id: 7, flags: [overrunFlag()] })], totals: [total('CAD')] });
  // The contradictions between figures are to be checked, too.
  fireEvent.click(await screen.findByRole('button', { name: /Contrat un.*à vérifier/u }));
  expect(screen.getByRole('status').textContent).toBe('{"screen":"contracts","selectedId":7,"tab":"costs"}');
});

it('says what to do in an empty case', async () => {
  show({});
  expect(await screen.findByRole('button', { name: 'Ajouter un contrat' })).toBeDefined();
});

it('keeps programmes apart from the contracts that they contain', async () => {
  show({
    contracts: [overrunRow(), overrunRow({ id: 2, kind: 'programme', titleFr: 'Grand programme' })],
    totals: [total('CAD')],
  });
  expect(await screen.findByText(/^Programmes/u)).toBeDefined();
  expect(screen.getByRole('button', { name: /Grand programme/u })).toBeDefined();
  expect(screen.getByText(/^1 contrat · 1 organisme public/u)).toBeDefined();
});

it('leads to the figures that contradict each other', async () => {
  show({ contracts: [overrunRow()], totals: [total('CAD')] });
  fireEvent.click(await screen.findByText('3 contradictions entre montants'));
  expect(JSON.parse(screen.getByRole('status').textContent)).toEqual({
    screen: 'figures',
    tab: 'contradictions',
  });
});
