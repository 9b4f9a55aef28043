import { describe, expect, it } from 'vitest';
import { figureContradictions } from '#main/services/figures/figure-contradictions.ts';
import { statedFigures } from '#main/services/figures/stated-figures.ts';
import type { FigureContradictions, StatedFigure } from '#shared/ipc/calls/figures.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

const contractNamed = ({ context }: CaseFixture, reference: string): number =>
  (context.db.prepare('SELECT id FROM contracts WHERE reference = ?').get(reference) as { id: number }).id;

const inFrench = { locale: 'fr', contractId: null } as const;

/** Amounts of the sides in millions of dollars, or as they are when they are counts. */
const sidesOf = (pairs: readonly { first: StatedFigure; second: StatedFigure }[]): (string | null)[][] =>
  pairs.map(({ first, second }) =>
    [first, second].map(({ amount, unit }) => {
      const bound = amount?.low ?? amount?.high ?? null;
      return bound === null || unit === 'count' ? bound : bound.replace(/0{8}$/u, ' M$');
    }),
  );

const apart = ({ contradictions, totals }: FigureContradictions) => [sidesOf(contradictions), totals];

describe('contradictions of the sample case', () => {
  it('the two amounts of June 2022, the recommendations and the pages of the Gallant report', async () => {
    const { context } = await newCase({ sample: true });
    const found = figureContradictions(context.db, inFrench);
    const programme = found.contradictions.filter(
      ({ first }) => first.subject?.label.includes('CASA') === true,
    );
    expect(sidesOf(programme)).toEqual([
      ['682 M$', '945 M$'],
      ['42', '26'],
      ['586', '566'],
      ['586', '826'],
      ['566', '826'],
    ]);
    expect(programme[0]).toMatchObject({
      difference: { low: '26300000000', high: '26300000000' },
      days: { least: 0, most: 29 },
      taxes: 'unknown',
    });
    expect(programme[1]).toMatchObject({ days: { least: 1, most: 1 }, taxes: 'same' });
    expect(found.isCut).toBe(false);
  });

  it('refuses 458 against 955 million: the source compares them itself, the scopes differ', async () => {
    const { context } = await newCase({ sample: true });
    const found = figureContradictions(context.db, inFrench);
    const ofCasa = found.sourceComparisons.filter(
      ({ first }) => first.subject?.label.includes('CASA') === true,
    );
    expect(sidesOf(ofCasa)).toEqual([['458 M$', '955 M$']]);
    expect(ofCasa[0]?.reason).toBe('scope');
    const all = [...found.contradictions, ...found.notCompared];
    expect(sidesOf(all).filter((sides) => sides.includes('955 M$') || sides.includes('458 M$'))).toEqual([]);
  });

  it('the seven costs of CASA are of seven scopes', async () => {
    const fixture = await newCase({ sample: true });
    const costs = ['200', '638', '1100', '682', '458', '955', '800'];
    const rows = fixture.context.db
      .prepare(
        `SELECT scope_fr, basis, coalesce(low, high) / 100000000 AS millions FROM figures
         WHERE unit = 'money' AND contract_id = (SELECT contract_id FROM figures WHERE low = 63800000000)`,
      )
      .all() as { scope_fr: string; basis: string; millions: number }[];
    const scopes = costs.map(
      (cost) => rows.find(({ millions }) => String(millions) === cost)?.scope_fr ?? cost,
    );
    expect(new Set(scopes).size).toBe(7);
    expect(scopes).not.toEqual(expect.arrayContaining(costs));
  });
});

describe('contradictions of a contract', () => {
  const figure = {
    basis: 'forecast',
    scopeFr: 'Coût',
    hedge: 'exact',
    unit: 'money',
    currency: 'CAD',
  } as const;

  it('are of that contract only, with names in the language asked for', async () => {
    const fixture = await newCase();
    const own = { taxBasis: 'excluded', confidence: 'stated', accepted: 0 } as const;
    const [a, b] = ['A-1', 'B-2'].map((reference) =>
      fixture.add('contract', contractFields(reference, { titleFr: 'Système', titleEn: 'System' })),
    );
    const sourceId = fixture.add('source', { title: 'Rapport', kind: 'official' });
    for (const contractId of [a ?? 0, b ?? 0])
      for (const [low, asOf] of [
        [300, '2024-03-10'],
        [100, '2024-03-01'],
      ] as const)
        fixture.add('figure', { ...figure, ...own, contractId, sourceId, low, high: low, asOf });
    const found = figureContradictions(fixture.reader(), { contractId: a ?? 0, locale: 'en' });
    expect(apart(found)).toEqual([
      [['100', '300']],
      { contradictions: 1, notCompared: 0, sourceComparisons: 0 },
    ]);
    expect(found.contradictions[0]).toMatchObject({
      first: { subject: { entity: 'contract', id: a, label: 'A-1 – System' }, source: { label: 'Rapport' } },
      difference: { low: '200', high: '200' },
      days: { least: 9, most: 9 },
    });
    expect(figureContradictions(fixture.reader(), { ...inFrench, most: 1 })).toMatchObject({
      contradictions: [{ first: { subject: { label: 'A-1 – Système' } } }],
      totals: { contradictions: 2 },
    });
    const inOrder = statedFigures(fixture.reader(), { contractId: b ?? 0, locale: 'en' });
    expect(inOrder.map(({ asOf }) => asOf)).toEqual(['2024-03-01', '2024-03-10']);
  });

  it('an unknown amount, and a contract without figures, contradict nothing', async () => {
    const fixture = await newCase({ sample: true });
    const contractId = contractNamed(fixture, 'SAAQ-CASA-PROGRAMME');
    expect(
      figureContradictions(fixture.context.db, { contractId, locale: 'fr' }).totals.sourceComparisons,
    ).toBe(1);
    const none = fixture.add('contract', contractFields('VIDE'));
    fixture.add('figure', {
      ...figure,
      taxBasis: 'unknown',
      confidence: 'stated',
      accepted: 0,
      contractId: none,
    });
    expect(figureContradictions(fixture.context.db, { contractId: none, locale: 'fr' })).toMatchObject({
      contradictions: [],
      notCompared: [],
    });
  });
});
