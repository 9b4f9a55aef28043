import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWritable, createDatabase, openWritable } from '#main/db/open-database.ts';
import { migrations } from '#main/db/migrations/migrations.ts';
import type { WritableDb } from '#main/db/types.ts';
import { loadSample } from '#main/services/sample/load-sample.ts';
import { isReference, sampleRows } from '#main/services/sample/sample-rows.ts';
import { makeChange } from '#main/services/trail/change.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { rowIssues } from '#shared/domain/register/validate.ts';
import { exactly, fromHedge, percentGrowth, percentOf, type Hedge } from '#shared/domain/money/interval.ts';

const resourcesUrl = new URL('../../resources/', import.meta.url);
const rows = sampleRows(resourcesUrl);
const million = 100_000_000;

let folder: string;
let db: WritableDb;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'constat-sample-'));
  const path = join(folder, 'sample.constat');
  createDatabase(path);
  db = openWritable(path);
  for (const migration of migrations) migration.up(db);
  makeChange({ db, clock: () => 1, actor: 'test' }, 'case.create', (change) => {
    loadSample(change, resourcesUrl);
  });
});

afterAll(() => {
  closeWritable(db);
  rmSync(folder, { recursive: true });
});

const all = <T>(sql: string, ...values: (string | number)[]): T[] => db.prepare(sql).all(...values) as T[];

type Bounds = { low: number | null; high: number | null; hedge: Hedge; accepted: number; confidence: string };

const figuresOf = (reference: string, basis: string): Bounds[] =>
  all(
    `SELECT low, high, hedge, accepted, confidence FROM figures
     WHERE contract_id = (SELECT id FROM contracts WHERE reference = ?) AND basis = ? AND unit = 'money' ORDER BY id`,
    reference,
    basis,
  );

const acceptedForecast = (reference: string): ReturnType<typeof fromHedge> => {
  const [figure, ...others] = figuresOf(reference, 'forecast').filter(({ accepted }) => accepted === 1);
  expect(others).toEqual([]);
  return figure === undefined ? null : fromHedge(figure.low, figure.high, figure.hedge);
};

describe('rows of the sample case', () => {
  test('every row is one that the register takes, and points to rows before it', () => {
    const seen = new Set<string>();
    for (const { entity, key, fields } of rows) {
      const stored = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, isReference(value) ? 1 : value]),
      );
      expect(rowIssues(entity, null, stored)).toEqual([]);
      for (const value of Object.values(fields)) if (isReference(value)) expect(seen).toContain(value.ref);
      seen.add(key);
    }
  });

  test('all of them are in the case, with an event each, in one change', () => {
    for (const entity of new Set(rows.map((row) => row.entity))) {
      const expected = rows.filter((row) => row.entity === entity).length;
      expect(all(`SELECT count(*) AS n FROM ${definitionOf(entity).table}`)).toEqual([{ n: expected }]);
    }
    expect(all('SELECT count(*) AS n, count(DISTINCT change) AS changes FROM events')).toEqual([
      { n: rows.length, changes: 1 },
    ]);
  });

  test('what it holds, counted by hand', () => {
    const count = (entity: string): number => rows.filter((row) => row.entity === entity).length;
    expect([count('contract'), count('organization'), count('source')]).toEqual([19, 31, 79]);
    expect([count('invoice'), count('invoiceLine'), count('payment')]).toEqual([60, 214, 40]);
  });
});

describe('key amounts, as the sources give them', () => {
  test.each([
    ['SAAQ-CASA-PROGRAMME', 638 * million],
    ['SAAQ-CASA-CADRE', 45_840_000_000],
    ['DSN-EPIC', 1500 * million],
    ['DSN-VITRINES', 307 * million],
    ['GQ-CONSOLIDATION-CTI', 15_590_000_000],
    ['SQ-SIFARH', 202 * million],
    ['SQ-SIFA', 99 * million],
    ['ASFC-AWS', 40_000_000],
    ['ASPC-EPI-AMAZON', 500_000_000],
    ['MCN-AWS-2023', 3_100_000_000],
  ])('%s: original value', (reference, amount) => {
    expect(
      all('SELECT original_low AS low, original_high AS high FROM contracts WHERE reference = ?', reference),
    ).toEqual([{ low: amount, high: amount }]);
  });

  test('what no source gives stays unknown', () => {
    const unknown = all<{ reference: string }>(
      'SELECT reference FROM contracts WHERE original_low IS NULL AND original_high IS NULL ORDER BY reference',
    ).map(({ reference }) => reference);
    expect(unknown).toEqual([
      'CA-AWS',
      'HQ-INFONUAGIQUE',
      'MFA-PORTAIL-GARDERIES',
      'QC-AWS',
      'SEAO-1802922',
      'SEAO-20003263',
      'SPC-AWS',
    ]);
  });

  test('CASA: the programme grows by 72.4 % at least', () => {
    const forecast = acceptedForecast('SAAQ-CASA-PROGRAMME');
    expect(forecast).toEqual({ low: 110_000_000_000n, high: null });
    if (forecast === null) throw new Error('no forecast');
    expect(percentGrowth(exactly(638 * million), forecast)).toEqual({ low: '72.4', high: null });
  });

  test('CASA: the framework contract grows by 33.5 % with its amendments, by 48.4 % with all that was added', () => {
    const original = exactly(45_840_000_000);
    const amendments = all<{ low: number; high: number }>(
      "SELECT low, high FROM amendments WHERE contract_id = (SELECT id FROM contracts WHERE reference = 'SAAQ-CASA-CADRE')",
    );
    expect(amendments).toEqual([{ low: 15_370_000_000, high: 15_370_000_000 }]);
    expect(percentOf(exactly(15_370_000_000), original)).toEqual({ low: '33.5', high: '33.5' });
    const forecast = acceptedForecast('SAAQ-CASA-CADRE');
    expect(forecast).toEqual(exactly(68_040_000_000));
    expect(percentGrowth(original, exactly(68_040_000_000))).toEqual({ low: '48.4', high: '48.4' });
  });

  test('CASA: the other public amounts are kept beside, none accepted', () => {
    const amounts = [...figuresOf('SAAQ-CASA-CADRE', 'tender'), ...figuresOf('SAAQ-CASA-CADRE', 'contract')];
    for (const amount of [375, 682, 458.4, 153.7, 45.7, 222]) {
      expect(amounts.map(({ low }) => low)).toContain(Math.round(amount * million));
    }
    expect(amounts.filter(({ accepted }) => accepted === 1)).toEqual([]);
    const june2022 = all<{ low: number }>(
      "SELECT low FROM figures WHERE scope_fr = 'Coût du programme, juin 2022' ORDER BY low",
    );
    expect(june2022.map(({ low }) => low)).toEqual([682 * million, 945 * million]);
    const comparison = all<{ scope: string }>(
      "SELECT scope_fr AS scope FROM figures WHERE high = ? AND hedge = 'at-most'",
      955 * million,
    );
    expect(comparison.map(({ scope }) => scope)).toEqual([
      'Comparaison propre à la source (458 à 955\u00A0M$)\u00A0: arrivée, portée du programme',
    ]);
  });

  test('DSN: the pilot goes from 307 to 402 M$ and is five months late; the 3 G$ are recorded, not accepted', () => {
    expect(all("SELECT low, status FROM amendments WHERE number = '1'")).toEqual([
      { low: 95 * million, status: 'approved' },
    ]);
    expect(
      all(
        'SELECT planned_on AS planned, forecast_on AS forecast FROM milestones WHERE forecast_on IS NOT NULL',
      ),
    ).toEqual([{ planned: '2025-11-29', forecast: '2026-05-09' }]);
    expect(figuresOf('DSN-EPIC', 'forecast')).toContainEqual({
      low: 3000 * million,
      high: null,
      hedge: 'at-least',
      accepted: 0,
      confidence: 'verified',
    });
    expect(acceptedForecast('DSN-EPIC')).toBeNull();
  });

  test('cloud: 155.9 M$, then 324.3 M$, then 372 M$; the alternatives are 150 and 300 M$', () => {
    const baselines = all(
      "SELECT kind, low FROM baselines WHERE contract_id = (SELECT id FROM contracts WHERE reference = 'GQ-CONSOLIDATION-CTI') ORDER BY id",
    );
    expect(baselines).toEqual([
      { kind: 'original', low: 15_590_000_000 },
      { kind: 're-baselining', low: 32_430_000_000 },
    ]);
    expect(acceptedForecast('GQ-CONSOLIDATION-CTI')).toEqual(exactly(372 * million));
    expect(percentGrowth(exactly(15_590_000_000), exactly(372 * million))?.low).toBe('138.6');
    expect(figuresOf('GQ-CONSOLIDATION-CTI', 'alternative').map(({ low }) => low)).toEqual(
      [150, 300, 325].map((amount) => amount * million),
    );
  });

  test('the border agency contract goes from 0.4 to more than 10 M$', () => {
    const [amendment] = all<{ low: number; high: number | null; hedge: string }>(
      "SELECT low, high, hedge FROM amendments WHERE contract_id = (SELECT id FROM contracts WHERE reference = 'ASFC-AWS')",
    );
    expect(amendment).toEqual({ low: 960_000_000, high: null, hedge: 'at-least' });
  });
});
