import { expect, test } from 'vitest';
import { overrunsJson, overrunsTable } from '#main/cli/format-overruns.ts';
import { resourcesUrl } from '../../../support/case-fixture.ts';
import { readWords } from '#main/cli/words.ts';
import { overrunRow } from '#shared/domain/overrun/overrun-row.ts';
import { toPortfolio } from '#shared/domain/overrun/portfolio.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';
import {
  amendmentRow,
  invoicedFor,
  milestoneRow,
  overrunFacts,
  ruleRow,
} from '../../../support/overrun-facts.ts';

const language = (locale: 'fr' | 'en') => ({ locale, words: readWords(resourcesUrl, locale) });

const rowOf = (contract: AnyFields, facts: Partial<Omit<OverrunFacts, 'contract'>> = {}) =>
  overrunRow(
    overrunFacts(contract, facts),
    [ruleRow(1, 'amendments-over-original', { limitPpm: 100_000 })],
    '2026-01-15',
  );

const known = rowOf(
  {
    reference: 'C-1',
    titleFr: 'Portail',
    titleEn: 'Portal',
    originalLow: 458_400_000_00,
    originalHigh: 458_400_000_00,
  },
  {
    vendor: 'Alliance',
    amendments: [amendmentRow(1, { low: 222_000_000_00, high: 222_000_000_00, sourceId: 8 })],
    billing: { ...invoicedFor(1_234_50n), paid: 1_000_05n },
    milestones: [milestoneRow({ plannedOn: '2025-01-15', forecastOn: '2025-06-20' })],
  },
);
const open = rowOf(
  { reference: 'C-2', titleEn: 'Cloud' },
  { amendments: [amendmentRow(1, { hedge: 'at-least', low: 9_00, high: null })] },
);
const unknown = rowOf({ reference: 'C-3', originalLow: null, originalHigh: null, currency: 'USD' });

test('JSON: decimal strings, percentages in points, null for what is unknown or open', () => {
  const exact = (amount: string) => ({ low: amount, high: amount });
  const byContract = { level: 'none', row: 'contract:1', label: '', contract: 'C-1' };
  const growth = { amount: exact('222000000.00'), percent: { low: 48.4, high: 48.4 } };
  expect(overrunsJson(toPortfolio([known])).contracts).toEqual([
    {
      reference: 'C-1',
      title: 'Portail',
      vendor: 'Alliance',
      currency: 'CAD',
      original: exact('458400000.00'),
      amendments: { count: 1, total: '222000000.00', low: '222000000.00', high: '222000000.00' },
      current: exact('680400000.00'),
      invoiced: '1234.50',
      paid: '1000.05',
      forecast: null,
      cost: { ...exact('680400000.00'), basis: 'current' },
      overrun: { original: growth, baseline: growth },
      provenance: {
        original: byContract,
        amendments: { level: 'source', row: 'amendment:1', label: '1', contract: 'C-1' },
        current: byContract,
        invoiced: null,
        paid: null,
        forecast: null,
        cost: byContract,
        overrunOriginal: byContract,
        baseline: byContract,
        overrunBaseline: byContract,
        remaining: byContract,
      },
      monthsLate: 5,
      flags: [{ rule: 'amendments-over-original', detail: known.flags[0]?.detail }],
      progress: null,
      workPackages: [],
      unknownWorkPackages: [],
    },
  ]);
  expect(overrunsJson(toPortfolio([open])).contracts[0]).toMatchObject({
    title: 'Cloud',
    amendments: { count: 1, total: null, low: '9.00', high: null },
    current: { low: '1009.00', high: null },
    overrun: { original: { amount: { low: '9.00', high: null }, percent: { low: 0.9, high: null } } },
  });
  expect(overrunsJson(toPortfolio([unknown])).contracts[0]).toMatchObject({
    title: null,
    original: null,
    current: null,
    cost: null,
    overrun: { original: null, baseline: null },
    monthsLate: null,
  });
});

test('JSON totals: of the only currency, else by currency', () => {
  const one = overrunsJson(toPortfolio([known, open])).totals;
  expect(one).toEqual({
    currency: 'CAD',
    contracts: 2,
    original: { low: '458401000.00', high: '458401000.00' },
    current: { low: '680401009.00', high: null },
    invoiced: '1234.50',
    paid: '1000.05',
    cost: { low: '680401009.00', high: null },
    overrun: { amount: { low: '222000009.00', high: null }, percent: { low: 48.4, high: null } },
    unknown: { original: 0, current: 0, cost: 0 },
    // Of two that are equally weak, the worst contract's.
    provenance: expect.objectContaining({
      invoiced: null,
      overrun: { level: 'none', row: 'contract:1', label: '', contract: 'C-1' },
    }),
  });
  const two = overrunsJson(toPortfolio([known, unknown])).totals;
  expect(two).toMatchObject({
    currency: null,
    contracts: 2,
    byCurrency: [
      { currency: 'CAD' },
      { currency: 'USD', original: null, overrun: null, unknown: { cost: 1 } },
    ],
  });
  expect(overrunsJson(toPortfolio([])).totals).toEqual({ currency: null, contracts: 0, byCurrency: [] });
});

const linesOf = (text: string): string[] => text.replaceAll('\u00A0', ' ').trimEnd().split('\n');

test('table: aligned, shortened amounts, a sentence for each flag in the reader’s language', () => {
  const portfolio = toPortfolio([unknown, open, known]);
  const fr = linesOf(overrunsTable(portfolio, language('fr')));
  const columns = ['Montant initial', 'Montant révisé', 'Dépassement'];
  for (const name of columns) {
    const end = (fr[0] ?? '').indexOf(name) + name.length;
    const cells = fr.slice(2, 5).map((line) => line.slice(0, end));
    expect(cells.every((cell) => /\S$/u.test(cell))).toBe(true);
  }
  expect(fr[2]).toMatch(
    /^C-1 +Portail +458,4 M\$ +222 M\$ +680,4 M\$ +1,2 k\$ +680,4 M\$ +montant révisé +222 M\$ +48,4 % +5 +1$/u,
  );
  expect(fr[3]).toMatch(/^C-2 +Cloud .*≥ 1 k\$ .*≥ 9,00 \$ +≥ 0,9 %/u);
  expect(fr[4]).toMatch(/^C-3 .*inconnu/u);
  expect(fr.at(-1)).toBe(
    '  C-1  Les augmentations en vigueur totalisent 222 000 000,00 $, soit 48,4 % du montant initial de ' +
      '458 400 000,00 $. La modification 1 franchit le seuil de 10 %. [règle proposée]',
  );
  const en = linesOf(overrunsTable(portfolio, language('en')));
  expect(en[2]).toMatch(/^C-1 +Portal +\$458\.4M +\$222M +\$680\.4M +\$1\.2K/u);
  expect(en.find((line) => line.startsWith('Total'))).toMatch(/CAD \(2\) +\$458\.4M/u);
});

test('table: imported text cannot drive the terminal, and long titles are cut', () => {
  const portfolio = toPortfolio([rowOf({ reference: 'C\u001B[31m\nX', titleFr: 'x'.repeat(60) })]);
  const text = overrunsTable(portfolio, language('fr'));
  expect(text).not.toContain('\u001B');
  expect(text).toContain('C [31m X');
  expect(text).toContain(`${'x'.repeat(39)}…`);
  expect(overrunsTable(toPortfolio([]), language('en'))).toBe('No contract in this case.\n');
});
