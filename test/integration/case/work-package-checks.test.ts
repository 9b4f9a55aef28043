import { beforeEach, describe, expect, test } from 'vitest';
import { insertRows, updateCells } from '#main/services/register/register-commands.ts';
import { redo, undo } from '#main/services/history/history.ts';
import { verifyCase } from '#main/services/proof/verify.ts';
import { AppFailure } from '#shared/ipc/app-error.ts';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { contractFields, newCase, type CaseFixture } from '../../support/case-fixture.ts';

let fixture: CaseFixture;
let contractId: number;
let other: number;

beforeEach(async () => {
  fixture = await newCase();
  contractId = fixture.add('contract', contractFields('C-1'));
  other = fixture.add('contract', contractFields('C-2'));
});

const workPackage = (fields: AnyFields): AnyFields => ({ currency: 'CAD', ...fields });

const amendment = (fields: AnyFields): AnyFields => ({
  status: 'approved',
  direction: 'increase',
  currency: 'CAD',
  ...fields,
});

const failureOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  return null;
};

const setAll = (entity: EntityName, id: number, patch: AnyFields): void =>
  updateCells(
    fixture.context,
    entity,
    Object.entries(patch).map(([column, value]) => ({ id, column, value })),
  );

const refused = (column: string, problem: string) => ({
  code: 'validation',
  issues: [expect.objectContaining({ column, problem })],
});

describe('the number of a work package', () => {
  test('is that of one package of its contract, however it is written; another contract may have it, too', () => {
    fixture.add('workPackage', workPackage({ contractId, number: 'Étape 1' }));
    for (const number of ['Étape 1', 'ETAPE 01', ' étape\u00A01 '])
      expect(
        failureOf(() => fixture.add('workPackage', workPackage({ contractId, number }))),
        number,
      ).toEqual(refused('number', 'taken'));
    const moved = fixture.add('workPackage', workPackage({ contractId: other, number: 'Étape 1' }));
    const second = fixture.add('workPackage', workPackage({ contractId, number: 'Étape 1.1' }));
    const change = (id: number, patch: AnyFields) => () => setAll('workPackage', id, patch);
    expect(failureOf(change(second, { number: 'etape 1' }))).toEqual(refused('number', 'taken'));
    expect(failureOf(change(moved, { contractId }))).toEqual(refused('number', 'taken'));
    expect(failureOf(change(second, { number: 'étape  1.1', title: 'Essais' }))).toBeNull();
  });

  test('of rows that are pasted together differs, too', () => {
    const rows = ['1', '2', '01'].map((number) => workPackage({ contractId, number }));
    expect(failureOf(() => insertRows(fixture.context, 'workPackage', rows))).toEqual(
      refused('number', 'taken'),
    );
    expect(fixture.context.db.prepare('SELECT count(*) FROM work_packages').pluck().get()).toBe(0);
  });
});

describe('an amendment of a work package', () => {
  test('is of the same contract, when it is added and whatever is changed', () => {
    const id = fixture.add('workPackage', workPackage({ contractId, number: '1' }));
    const add = (fields: AnyFields) => () => fixture.add('amendment', amendment(fields));
    expect(failureOf(add({ contractId: other, workPackageId: id }))).toEqual(
      refused('workPackageId', 'other-contract'),
    );
    const own = add({ contractId, workPackageId: id })();
    const change = (entity: 'amendment' | 'workPackage', row: number, patch: AnyFields) => () =>
      setAll(entity, row, patch);
    expect(failureOf(change('amendment', own, { contractId: other }))).toEqual(
      refused('workPackageId', 'other-contract'),
    );
    expect(failureOf(change('workPackage', id, { contractId: other }))).toEqual(
      refused('contractId', 'other-contract'),
    );
    // Both at once, and one that leaves the package.
    expect(failureOf(change('amendment', own, { contractId: other, workPackageId: null }))).toBeNull();
    expect(failureOf(change('workPackage', id, { contractId: other }))).toBeNull();
    undo(fixture.context);
    undo(fixture.context);
    redo(fixture.context);
    expect(verifyCase(fixture.context.db).firstMismatch).toBeNull();
  });
});
