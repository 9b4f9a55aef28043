import { expect, test } from 'vitest';
import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { Provenance } from '#shared/domain/provenance/provenance.ts';
import {
  amendmentRow,
  baselineRow,
  forecastRow,
  invoicedFor,
  overrunFacts,
} from '../../../../support/overrun-facts.ts';

const today = '2026-01-15';
type Facts = ReturnType<typeof overrunFacts>;

const of = (facts: Facts) => overrunRow(facts, [], today).provenance;
const named = (provenance: Provenance | null): string | null =>
  provenance === null ? null : `${provenance.level} ${provenance.entity}:${provenance.id}`;

const imported = { importId: 3 };
const keptInvoice: Provenance = { level: 'kept', entity: 'invoice', id: 9, label: 'F-1', contract: 'C-1' };

test('the weakest of the original value and the amendments decides what is derived from both', () => {
  const amendments = [
    amendmentRow(1, imported),
    amendmentRow(2, { importId: null, sourceId: 4 }),
    // Neither is counted: pending, and refused.
    amendmentRow(3, { status: 'pending' }),
    amendmentRow(4, { status: 'refused' }),
  ];
  const found = of(overrunFacts(imported, { amendments }));
  expect(named(found.original)).toBe('kept contract:1');
  for (const amount of ['amendments', 'current', 'cost', 'overrunOriginal', 'overrunBaseline'] as const)
    expect(named(found[amount]), amount).toBe('source amendment:2');
  expect(found.current).toMatchObject({ label: '2', contract: 'C-1' });
  expect(found.forecast).toBeNull();
});

test('an amount that someone changed since its import counts as entered by hand', () => {
  const facts = overrunFacts(imported, { amendments: [amendmentRow(1, imported)] });
  expect(named(of(facts).current)).toBe('kept contract:1');
  const edited = { ...facts, edited: { contract: false, amendments: new Set([1]) } };
  expect(named(of(edited).current)).toBe('none amendment:1');
});

test('an original value is as strong as the best record of the same amount', () => {
  const figure = (id: number, fields: Parameters<typeof forecastRow>[1]) =>
    forecastRow(id, { basis: 'contract', accepted: 0, low: 1000_00, high: 1000_00, ...fields });
  expect(named(of(overrunFacts()).original)).toBe('none contract:1');
  const baselines = [baselineRow(5, { kind: 'original', low: 1000_00, high: 1000_00, sourceId: 4 })];
  expect(named(of(overrunFacts({}, { baselines })).original)).toBe('source baseline:5');
  const statedValues = [
    // Another amount, and another currency: they say nothing of this one.
    figure(6, { sourceId: 4, locator: 'p. 1', low: 999_00 }),
    figure(7, { sourceId: 4, locator: 'p. 1', currency: 'USD' }),
    figure(8, { sourceId: 4, locator: 'p. 2' }),
  ];
  expect(named(of(overrunFacts({}, { baselines, statedValues })).original)).toBe('place figure:8');
});

test('a forecast stands for the cost; what is invoiced then takes no part', () => {
  const forecasts = [forecastRow(2, { low: 1500_00, high: 1500_00, sourceId: 4, confidence: 'unverified' })];
  const billing = { ...invoicedFor(500_00n), invoicedFrom: { ...keptInvoice, level: 'none' as const } };
  const found = of(overrunFacts(imported, { forecasts, billing }));
  expect(named(found.cost)).toBe('unread figure:2');
  expect(named(found.overrunOriginal)).toBe('unread figure:2');
  expect(named(found.remaining)).toBe('none invoice:9');
  expect(named(of(overrunFacts(imported, { billing })).cost)).toBe('none invoice:9');
});

test('over a revised baseline it is that of the baseline and the cost', () => {
  const baselines = [baselineRow(5, { low: 1200_00, high: 1200_00, setOn: '2025-01-01' })];
  const found = of(overrunFacts(imported, { baselines }));
  expect(named(found.overrunOriginal)).toBe('kept contract:1');
  expect(named(found.baseline)).toBe('none baseline:5');
  expect(named(found.overrunBaseline)).toBe('none baseline:5');
});

test('what is not known has none', () => {
  const found = of(overrunFacts({ originalLow: null, originalHigh: null }));
  expect(Object.values(found).every((each) => each === null)).toBe(true);
});

test('amendments of which nothing is known take no part in what is known without them', () => {
  const amendments = [amendmentRow(1, { direction: 'unknown', low: null, high: null })];
  const billing = { ...invoicedFor(1500_00n), invoicedFrom: keptInvoice };
  const row = overrunRow(overrunFacts(imported, { amendments, billing }), [], today);
  expect(row.amendments.total).toBeNull();
  expect(row.overrunOriginal?.amount).toEqual({ low: '50000', high: null });
  expect(named(row.provenance.amendments)).toBeNull();
  expect(named(row.provenance.overrunOriginal)).toBe('kept contract:1');
});

test('a baseline without an amount has none', () => {
  const baselines = [baselineRow(5, { low: null, high: null, setOn: '2025-01-01', sourceId: 4 })];
  const found = of(overrunFacts(imported, { baselines }));
  expect(named(found.baseline)).toBeNull();
  expect(named(found.overrunBaseline)).toBeNull();
});

test('a total is as weak as the weakest contract in it; programmes are not', () => {
  const row = (id: number, contract: Parameters<typeof overrunFacts>[0]) =>
    overrunRow(overrunFacts({ id, reference: `C-${id}`, ...contract }), [], today);
  const kept = row(1, imported);
  const typed = row(2, {});
  const programme = row(3, { kind: 'programme' });
  const totals = (rows: readonly (typeof kept)[]) => toPortfolio(rows).totals[0]?.provenance;
  expect(totals([kept, programme])?.cost?.level).toBe('kept');
  expect(totals([kept, typed])?.overrun).toMatchObject({ level: 'none', contract: 'C-2', id: 2 });
});
