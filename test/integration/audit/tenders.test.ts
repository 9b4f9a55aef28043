import { expect, test } from 'vitest';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { atRisk, newAuditCase, type AuditCase } from '../../support/audit-case.ts';

type Bid = readonly [name: string, dollars: number | null, fields?: AnyFields];

const won = { isWinner: 1 };
const out = { status: 'disqualified' };

/** Calls for tenders in one step, each with its bids: valid and not winning unless said otherwise. */
const addTenders = (
  { context }: AuditCase,
  tenders: Readonly<Record<string, { readonly fields?: AnyFields; readonly bids?: readonly Bid[] }>>,
): void =>
  makeChange(context, 'register.insert', (change) => {
    for (const [processId, { fields, bids = [] }] of Object.entries(tenders)) {
      const tenderId = change.insert('tender', {
        processId,
        method: 'open',
        awardCriteria: 'price-only',
        currency: 'CAD',
        ...fields,
      });
      for (const [tendererName, dollars, more] of bids)
        change.insert('bid', {
          tenderId,
          tendererName,
          currency: 'CAD',
          amount: dollars === null ? null : Math.round(dollars * 100),
          status: 'valid',
          isWinner: 0,
          ...more,
        });
    }
  });

const keys = (run: ReturnType<AuditCase['run']>): string[] => run.exceptions.map(({ key }) => key).toSorted();

test('R003: 14 whole days are short, 15 are not; other methods and unknown dates are left out', async () => {
  const audit = await newAuditCase();
  addTenders(audit, {
    'P-1': { fields: { startsAt: '2026-03-02', closesAt: '2026-03-16' } },
    'P-2': { fields: { startsAt: '2026-03-02', closesAt: '2026-03-17' } },
    'P-3': { fields: { startsAt: '2026-03-02T12:00:00-05:00', closesAt: '2026-03-17T11:59:00-05:00' } },
    'P-4': { fields: { method: 'limited', startsAt: '2026-03-02', closesAt: '2026-03-03' } },
    'P-5': { fields: { startsAt: '2026-03-02' } },
  });
  const run = audit.run('R003');
  expect(keys(run)).toEqual(['P-1|', 'P-3|']);
  expect(run).toMatchObject({
    population: 5,
    excluded: [
      { reason: 'other-method', count: 1 },
      { reason: 'no-submission-period', count: 1 },
    ],
  });
  expect(keys(audit.run('R003', 'methods=open,limited', 'days=14'))).toEqual(['P-4|']);
  expect(run.exceptions[0]?.detail).toMatchObject({ days: 14, least: 15, limitFrom: 'parameter' });
  expect(run.ruleVersions).toEqual([]);
});

test('R003: a rule of the case goes before the parameter, from the day that it is in force', async () => {
  const audit = await newAuditCase();
  audit.add('rule', {
    code: 'submission-period',
    titleFr: 'Délai de réception',
    titleEn: 'Submission period',
    operator: 'at-least',
    limitDays: 25,
    validFrom: '2026-04-01',
    mark: 'proposed',
    enabled: 1,
  });
  const shipped = audit.context.db
    .prepare("SELECT id FROM rules WHERE code = 'submission-period' ORDER BY id")
    .pluck()
    .get();
  makeChange(audit.context, 'register.remove', (change) => change.remove('rule', Number(shipped)));
  addTenders(audit, {
    'P-1': { fields: { startsAt: '2026-03-31', closesAt: '2026-04-20' } },
    'P-2': { fields: { startsAt: '2026-04-01', closesAt: '2026-04-21' } },
    'P-3': { fields: { startsAt: '2026-04-01', closesAt: '2026-04-26' } },
  });
  const run = audit.run('R003');
  expect(keys(run)).toEqual(['P-2|']);
  expect(run.exceptions[0]?.detail).toMatchObject({ days: 20, least: 25, limitFrom: 'submission-period' });
  expect(run.excluded).toEqual([{ reason: 'no-rule', count: 1 }]);
  expect(run.ruleVersions).toMatchObject([{ code: 'submission-period', limitDays: 25, mark: 'proposed' }]);
});

test('R018: one bidder in an open call; two, or a direct award, are not it', async () => {
  const audit = await newAuditCase();
  addTenders(audit, {
    'P-1': { bids: [['Acme inc.', 50_000, won]] },
    'P-2': {
      bids: [
        ['Acme inc.', 50_000, won],
        ['Bolt ltée', 51_000],
      ],
    },
    'P-3': { fields: { method: 'direct' }, bids: [['Acme inc.', 50_000, won]] },
    'P-4': { fields: { tendererCount: 1 } },
    'P-5': {},
    'P-6': { fields: { tendererCount: 3 }, bids: [['Acme inc.', 50_000, won]] },
  });
  const run = audit.run('R018');
  expect(keys(run)).toEqual(['P-1|', 'P-4|']);
  expect(atRisk(run)).toEqual([[5_000_000, 5_000_000], null]);
  expect(run.excluded).toEqual([
    { reason: 'other-method', count: 1 },
    { reason: 'tenderers-unknown', count: 1 },
  ]);
});

test('R018: each lot by itself; not where bids are missing, or may be for every lot', async () => {
  const audit = await newAuditCase();
  const lots: readonly Bid[] = [
    ['Acme inc.', 50_000, { ...won, lot: 'A' }],
    ['Bolt ltée', 51_000, { ...won, lot: 'B' }],
    ['Acme inc.', 60_000, { lot: 'C' }],
    ['Bolt ltée', 59_000, { ...won, lot: 'C' }],
  ];
  addTenders(audit, {
    'P-1': { bids: lots },
    'P-2': { fields: { tendererCount: 2 }, bids: lots },
    'P-3': { fields: { tendererCount: 3 }, bids: lots },
    'P-4': { bids: [...lots, ['Cap', 40_000]] },
    'P-5': { bids: [['Acme inc.', 50_000, { ...won, lot: 'A' }]] },
    'P-6': { bids: [['Cap', 70_000, { lot: 'C', status: 'withdrawn' }], ...lots] },
  });
  const run = audit.run('R018');
  expect(keys(run)).toEqual(['P-1|A', 'P-1|B', 'P-2|A', 'P-2|B', 'P-5|', 'P-6|A', 'P-6|B']);
  expect(run).toMatchObject({ population: 6, excluded: [] });
});

/** One call for tenders for each share: won at 100,000 $, the next bid that share higher. */
const withGaps = (shares: readonly number[]): Parameters<typeof addTenders>[1] =>
  Object.fromEntries(
    shares.map((percent, index) => [
      `P-${index + 1}`,
      {
        bids: [
          ['Acme', 100_000, won],
          ['Bolt', 100_000 + 1_000 * percent],
          ['Cap', 250_000],
        ] as const,
      },
    ]),
  );

test('R024: Q1 5 %, Q3 7 %, fence 2 %: a bid 1 % above the winning one is too close', async () => {
  const audit = await newAuditCase();
  addTenders(audit, {
    ...withGaps([1, 5, 6, 7, 8]),
    'P-6': { bids: [['Acme', 100_000, won]] },
    'P-7': {
      bids: [
        ['Acme', 100_000, won],
        ['Bolt', 90_000],
      ],
    },
    'P-8': {
      bids: [
        ['Acme', 100_000, won],
        ['Acme inc.', 100_001],
        ['Bolt', 100_001, out],
      ],
    },
  });
  const run = audit.run('R024', 'leastGroups=5');
  expect(run).toMatchObject({
    population: 8,
    exceptions: [{ key: 'P-1|', detail: { second: '101000.00', share: '0.01', limit: '0.02' } }],
    profile: [{ n: 5, basis: 'fence', q1: '0.05', q3: '0.07', fence: '0.02' }],
  });
  expect(run.excluded).toEqual([
    { reason: 'one-valid-bid', count: 2 },
    { reason: 'winner-not-lowest', count: 1 },
  ]);
  // Five differences are too few for a fence unless one says so; a limit of one's own is always used.
  expect(audit.run('R024')).toMatchObject({ exceptions: [], profile: [{ n: 5, basis: 'too-few' }] });
  expect(keys(audit.run('R024', 'fixedLimit=0.05'))).toEqual(['P-1|', 'P-2|']);
});

test('R058: fence 10 %: the next bid 15 % above the winning one, not 8 %', async () => {
  const audit = await newAuditCase();
  addTenders(audit, withGaps([5, 5, 6, 7, 15]));
  const run = audit.run('R058', 'leastGroups=5');
  expect(run.exceptions).toMatchObject([{ key: 'P-5|', detail: { share: '0.15', limit: '0.1' } }]);
  const near = await newAuditCase();
  addTenders(near, withGaps([5, 5, 6, 7, 8]));
  expect(near.run('R058', 'leastGroups=5').exceptions).toEqual([]);
  expect(keys(near.run('R058', 'fixedLimit=0.08'))).toEqual(['P-5|']);
});

test('R024: no fence where Q1, Q3 and the range between them are all zero', async () => {
  const audit = await newAuditCase();
  addTenders(audit, withGaps([0, 0, 0, 0, 0, 4]));
  for (const id of ['R024', 'R058'])
    expect(audit.run(id, 'leastGroups=5')).toMatchObject({
      exceptions: [],
      profile: [{ basis: 'all-zero' }],
    });
});

test('R025: nine bids, one won: 0.11 is below the fence of 0.125 of those who bid most', async () => {
  const audit = await newAuditCase();
  const losers: Readonly<Record<string, readonly string[]>> = { 'P-1': ['A', 'B', 'C'], 'P-2': ['B'] };
  const winners = ['U', 'A', 'B', 'B', 'B', 'C', 'C', 'C', 'D'];
  addTenders(
    audit,
    Object.fromEntries(
      winners.map((winner, index) => {
        const lost = [...(winner === 'U' ? [] : ['U']), ...(losers[`P-${index + 1}`] ?? [])];
        const bids = [[winner, 10, won] as const, ...lost.map((name) => [name, 11] as const)];
        return [`P-${index + 1}`, { bids }];
      }),
    ),
  );
  const run = audit.run('R025', 'leastGroups=5');
  expect(run).toMatchObject({
    population: 21,
    exceptions: [{ key: 'u', detail: { bids: 9, won: 1, rate: '0.111111', manyBids: '5', limit: '0.125' } }],
    profile: [{ n: 5, q1: '0.5', q3: '0.75' }],
  });
  // A won one of two: few bids, so it is left alone also where the limit is half.
  expect(keys(audit.run('R025', 'fixedLimit=0.5'))).toEqual(['u']);
  expect(keys(audit.run('R025', 'fixedLimit=0.6'))).toEqual(['b', 'u']);
});

test('R028: the same price to the cent from two tenderers, not from one, nor a cent apart, nor in another lot', async () => {
  const audit = await newAuditCase();
  addTenders(audit, {
    'P-1': {
      bids: [
        ['Acme', 75_000.5, won],
        ['Bolt', 75_000.5],
        ['Cap', 80_000],
      ],
    },
    'P-2': {
      bids: [
        ['Acme', 75_000, won],
        ['ACME inc.', 75_000],
      ],
    },
    'P-3': {
      bids: [
        ['Acme', 75_000, won],
        ['Bolt', 75_000.01],
      ],
    },
    'P-4': {
      bids: [
        ['Acme', 75_000, { lot: '1' }],
        ['Bolt', 75_000, { lot: '2' }],
      ],
    },
  });
  const run = audit.run('R028');
  expect(run.exceptions).toMatchObject([{ key: 'P-1||75000.50', detail: { vendors: ['Acme', 'Bolt'] } }]);
  expect(run).toMatchObject({ population: 5, excluded: [{ reason: 'fewer-than-two-prices', count: 2 }] });
});

test('R030: received half an hour after the deadline, in another time zone; on the day is in time', async () => {
  const audit = await newAuditCase();
  const fields = { closesAt: '2026-03-15T15:00:00-04:00' };
  const at = (submittedAt: string): readonly Bid[] => [['Acme', 1_000, { ...won, submittedAt }]];
  addTenders(audit, {
    'P-1': { fields, bids: at('2026-03-15T19:30:00Z') },
    'P-2': { fields, bids: at('2026-03-15T18:59:00Z') },
    'P-3': { fields, bids: at('2026-03-15') },
    'P-4': { fields, bids: at('2026-03-16') },
    'P-5': { fields, bids: [['Acme', 1_000, won]] },
    'P-6': { fields, bids: [['Late', 900, { ...out, submittedAt: '2026-04-01' }]] },
  });
  const run = audit.run('R030');
  expect(keys(run)).toEqual(['P-1||acme', 'P-4||acme']);
  expect(run.excluded).toEqual([
    { reason: 'no-reception-date', count: 1 },
    { reason: 'no-winner', count: 1 },
  ]);
});

test('R035: four of five disqualified; with another valid bid it is not it', async () => {
  const audit = await newAuditCase();
  const four = ['Bolt', 'Cap', 'Dip', 'Eel'].map((name): Bid => [name, 900, out]);
  addTenders(audit, {
    'P-1': { bids: [['Acme', 1_000, won], ...four] },
    'P-2': { bids: [['Acme', 1_000, won], ['Fir', 1_100], ...four] },
    'P-3': {
      bids: [
        ['Acme', 1_000, won],
        ['Acme inc.', 900, out],
      ],
    },
  });
  const run = audit.run('R035');
  expect(run.exceptions).toMatchObject([{ key: 'P-1|', detail: { vendor: 'Acme', disqualified: 4 } }]);
  expect(audit.run('R035', 'count=5').exceptions).toEqual([]);
});

test('R036: 100,000 $ disqualified, 111,111 $ won: 11,111 $ at risk; not where price was not all', async () => {
  const audit = await newAuditCase();
  const bids: readonly Bid[] = [
    ['Fair', 100_000, out],
    ['Winner', 111_111, won],
  ];
  addTenders(audit, {
    'P-1': { bids },
    'P-2': { fields: { awardCriteria: 'rated' }, bids },
    'P-3': { bids: [...bids, ['Same price', 100_000]] },
  });
  const run = audit.run('R036');
  expect(keys(run)).toEqual(['P-1|']);
  expect(atRisk(run)).toEqual([[1_111_100, 1_111_100]]);
  expect(run.excluded).toEqual([{ reason: 'not-price-only', count: 1 }]);
});

test('R038: a body that disqualifies half of its bids, a tenderer with two of three out', async () => {
  const audit = await newAuditCase();
  const [strict, lax] = ['Ville A', 'Ville B'].map((name) =>
    audit.add('organization', { kind: 'public-body', name }),
  );
  const of = (publicBodyId: number | undefined): AnyFields => ({ publicBodyId: publicBodyId ?? null });
  addTenders(audit, {
    'P-1': {
      fields: of(strict),
      bids: [
        ['Acme', 1, won],
        ['Bolt', 2, out],
      ],
    },
    'P-2': {
      fields: of(strict),
      bids: [
        ['Acme', 1, won],
        ['Bolt', 2, out],
      ],
    },
    'P-3': {
      fields: of(lax),
      bids: [
        ['Acme', 1, won],
        ['Bolt', 2],
      ],
    },
    'P-4': {
      fields: of(lax),
      bids: [
        ['Acme', 1, won],
        ['Cap', 2, out],
      ],
    },
    'P-5': { bids: [['Dip', 1, { status: 'withdrawn' }]] },
  });
  const run = audit.run('R038', 'fixedLimit=0.5');
  expect(run.exceptions.map(({ key, detail }) => [key, detail['share']])).toEqual([
    ['public-body|ville a', '0.5'],
    ['tenderer|bolt', '0.666667'],
  ]);
  expect(run).toMatchObject({
    population: 9,
    excluded: [
      { reason: 'not-submitted', count: 1 },
      { reason: 'too-few-bids', count: 1 },
    ],
    profile: [
      { of: 'public-body', n: 2, basis: 'fixed' },
      { of: 'tenderer', n: 2 },
    ],
  });
  expect(audit.run('R038').exceptions).toEqual([]);
});

test('R048: kinds 1, 1, 2, 4 and 9: the fence is 8.5', async () => {
  const audit = await newAuditCase();
  const codes = (kinds: number): string =>
    Array.from({ length: kinds }, (_, index) => `${10 + index}101500`).join(', ');
  addTenders(audit, {
    ...Object.fromEntries(
      [1, 1, 2, 4, 9].map((kinds, index) => [
        `P-${index}`,
        { fields: { itemCodes: codes(kinds) }, bids: [[`Vendor ${index}`, 1, won]] as const },
      ]),
    ),
    'P-9': { bids: [['Vendor 0', 1, won]] },
  });
  const run = audit.run('R048', 'leastProcesses=1', 'leastGroups=5');
  expect(run).toMatchObject({
    exceptions: [{ key: 'vendor 4', detail: { kinds: 9, limit: '8.5' } }],
    excluded: [{ reason: 'no-item-codes', count: 1 }],
  });
  expect(audit.run('R048', 'leastProcesses=1', 'fixedLimit=10').exceptions).toEqual([]);
  expect(audit.run('R048').excluded).toEqual([
    { reason: 'no-item-codes', count: 1 },
    { reason: 'too-few-processes', count: 5 },
  ]);
});
