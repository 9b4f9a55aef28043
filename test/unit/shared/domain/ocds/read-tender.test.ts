import { describe, expect, test } from 'vitest';
import { readRelease } from '#shared/domain/ocds/read-release.ts';
import type { JsonValue } from '#shared/domain/ocds/json-value.ts';

/** JSON as the reader of files gives it: numbers with their text, objects as maps. */
const json = (value: unknown): JsonValue => {
  if (typeof value === 'number') return { number: String(value) };
  if (Array.isArray(value)) return value.map(json);
  if (value === null || typeof value !== 'object') return value as JsonValue;
  return new Map(Object.entries(value).map(([key, inner]) => [key, json(inner)]));
};

const tenderOf = (release: object) =>
  readRelease(json({ ocid: 'ocds-test-1', id: 'r1', date: '2026-03-01', tag: ['tender'], ...release }), false)
    .tender;

const parties = [
  { id: 'A', name: 'Alpha fictive inc.', roles: ['tenderer', 'supplier'], details: { neq: '1140000001' } },
  { id: 'B', name: 'Bêta fictive ltée', roles: ['tenderer'], identifier: { scheme: 'CA-CC', id: '77' } },
  { id: 'C', name: 'Gamma fictive', roles: ['tenderer'] },
];

const value = (amount: number) => ({ amount, currency: 'CAD' });

describe('a tender', () => {
  test('has its method, criteria, period, estimate, codes and number of tenderers', () => {
    const items = [
      { id: '1', classification: { scheme: 'UNSPSC', id: '43211500' } },
      {
        id: '2',
        classification: { scheme: 'UNSPSC', id: '43211500' },
        additionalClassifications: [{ scheme: 'CPV', id: '72000000' }, { id: 'X' }],
      },
    ];
    expect(
      tenderOf({
        tender: {
          id: 't',
          title: 'Fictive servers',
          title_fr: 'Serveurs fictifs',
          procurementMethod: 'open',
          awardCriteria: 'priceOnly',
          tenderPeriod: { startDate: '2026-01-05T09:00:00-05:00', endDate: '2026-02-05T15:00:00-05:00' },
          numberOfTenderers: 4,
          value: value(1000.5),
          items,
        },
        parties,
      }),
    ).toMatchObject({
      titleFr: 'Serveurs fictifs',
      titleEn: 'Fictive servers',
      method: 'open',
      awardCriteria: 'price-only',
      startsAt: '2026-01-05T09:00:00-05:00',
      closesAt: '2026-02-05T15:00:00-05:00',
      tendererCount: 4,
      itemCodes: 'UNSPSC:43211500; CPV:72000000; X',
      estimate: { currency: 'CAD', minor: 1000_50 },
    });
  });

  test.each([
    ['open', null, 'open'],
    ['limited', 'Contrat octroyé de gré à gré', 'direct'],
    ['limited', 'Appel d’offres sur invitation', 'limited'],
    ['limited', null, 'limited'],
    [null, 'Appel d’offres public', 'open'],
    [null, null, 'unknown'],
  ])('with the method %s and the words %s was %s', (procurementMethod, procurementMethodDetails, method) => {
    expect(
      tenderOf({ tender: { procurementMethod, procurementMethodDetails, value: value(1) } })?.method,
    ).toBe(method);
  });

  test.each([
    ['bestProposal', 'rated'],
    ['costOnly', 'rated'],
    ['lowestCost', 'price-only'],
    ['singleBidOnly', 'unknown'],
    [null, 'unknown'],
  ])('by the criteria %s is %s', (awardCriteria, expected) => {
    expect(tenderOf({ tender: { procurementMethod: 'open', awardCriteria } })?.awardCriteria).toBe(expected);
  });

  test('is none where a release only names its process', () => {
    expect(tenderOf({ tender: { id: 'DA-1', title: 'Système fictif' } })).toBeNull();
    expect(tenderOf({})).toBeNull();
  });

  test('leaves out a time that is no date, and keeps the release', () => {
    const tender = { procurementMethod: 'open', tenderPeriod: { endDate: 'soon' } };
    expect(tenderOf({ tender })?.closesAt).toBeNull();
  });
});

describe('bids', () => {
  const bidsOf = (release: object) => tenderOf({ parties, ...release })?.bids ?? [];

  test('of the bid extension, with what became of them', () => {
    const details = [
      {
        id: 'b1',
        status: 'valid',
        date: '2026-02-05T10:00:00Z',
        value: value(900),
        tenderers: [{ id: 'A' }],
      },
      { id: 'b2', status: 'disqualified', value: value(800), tenderers: [{ id: 'B' }] },
      { id: 'b3', status: 'withdrawn', tenderers: [{ id: 'C' }] },
      { id: 'b4', status: 'pending', value: value(0), tenderers: [{ name: 'Delta' }, { name: 'Epsilon' }] },
    ];
    const awards = [{ id: 'a', status: 'active', suppliers: [{ id: 'A' }] }];
    expect(bidsOf({ bids: { statistics: [], details }, awards })).toMatchObject([
      {
        name: 'Alpha fictive inc.',
        number: '1140000001',
        amount: { minor: 900_00 },
        submittedAt: '2026-02-05T10:00:00Z',
        status: 'valid',
        isWinner: true,
      },
      { name: 'Bêta fictive ltée', number: '77', status: 'disqualified', isWinner: false },
      { status: 'withdrawn', amount: null, isWinner: false },
      {
        name: 'Delta; Epsilon',
        tenderer: { name: 'Delta' },
        amount: null,
        status: 'unknown',
        isWinner: false,
      },
    ]);
  });

  test('of the SEAO: amounts under the ids of organisations; nobody has won before there is an award', () => {
    const bids = [
      { id: 'A', value: value(10) },
      { id: 'B', value: value(12) },
    ];
    expect(bidsOf({ bids })).toMatchObject([
      { name: 'Alpha fictive inc.', amount: { minor: 10_00 }, isWinner: null },
      { name: 'Bêta fictive ltée', amount: { minor: 12_00 }, isWinner: null },
      { name: 'Gamma fictive', amount: null, isWinner: null },
    ]);
  });

  test('of those only named as tenderers, and of a winner not among them; an award that failed has none', () => {
    const awards = [
      { id: 'a1', status: 'unsuccessful', suppliers: [{ id: 'B' }] },
      { id: 'a2', suppliers: [{ id: 'S', name: 'Sigma' }] },
    ];
    expect(bidsOf({ tender: { tenderers: [{ id: 'B' }] }, awards })).toMatchObject([
      { name: 'Bêta fictive ltée', isWinner: false },
      { name: 'Sigma', isWinner: true },
    ]);
    expect(tenderOf({ awards: [{ id: 'a', suppliers: [{ name: 'Sigma' }] }] })).toBeNull();
  });

  test('of lots are each their own; an award of one lot wins that lot only', () => {
    const details = ['L1', 'L2'].map((lot) => ({
      id: `b-${lot}`,
      relatedLots: [lot],
      value: value(5),
      tenderers: [{ id: 'A' }],
    }));
    const awards = [{ id: 'a', suppliers: [{ id: 'A' }], relatedLots: ['L2'] }];
    const wonLots = (given: object): readonly (string | null)[] =>
      bidsOf({ bids: { details }, ...given }).flatMap(({ lot, isWinner }) =>
        isWinner === true ? [lot] : [],
      );
    expect(wonLots({ awards })).toEqual(['L2']);
    const related = [{ id: 'a', suppliers: [{ id: 'A' }], relatedBids: ['b-L1'] }];
    expect(wonLots({ awards: related })).toEqual(['L1']);
  });
});
