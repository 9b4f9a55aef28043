import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorToDecimal } from '#shared/domain/money/money.ts';
import { checkRow, type RowChecker } from '#shared/domain/importing/check-row.ts';
import { observeNotation } from '#shared/domain/importing/notation.ts';
import type { RawCell } from '#shared/domain/importing/raw-cell.ts';
import type { MappedCells } from '#shared/domain/importing/row-kind.ts';
import { createVendorMatcher } from '#shared/domain/importing/vendor-match.ts';

const text = (written: string): RawCell =>
  written === '' ? { type: 'empty', text: '', value: null } : { type: 'text', text: written, value: null };

const cells = (fields: Readonly<Record<string, string>>): MappedCells =>
  Object.fromEntries(Object.entries(fields).map(([field, written]) => [field, text(written)]));

const checker = (given: Partial<RowChecker> = {}): RowChecker => ({
  notation: { decimalMark: '.', dateOrder: null },
  defaultCurrency: 'CAD',
  matchVendor: createVendorMatcher([{ id: 1, name: 'Acme inc.', aliases: null }], {}),
  findContract: () => undefined,
  defaultVendorId: null,
  defaultContract: null,
  quantityUnit: null,
  amountField: 'net',
  ...given,
});

const right = {
  number: 'F-1',
  date: '2025-03-04',
  vendor: 'Acme',
  net: '100.00',
  gst: '5.00',
  qst: '9.98',
  total: '114.98',
};

const outcome = (fields: Readonly<Record<string, string>>, given?: Partial<RowChecker>): string => {
  const checked = checkRow(2, cells(fields), checker(given));
  return checked.kind === 'accepted' ? 'accepted' : `${checked.reject.field ?? ''}: ${checked.reject.code}`;
};

describe('a row', () => {
  test.each([
    [{}, 'accepted'],
    [{ number: '' }, 'number: missing-number'],
    [{ number: '   ' }, 'number: missing-number'],
    [{ date: '' }, 'date: missing-date'],
    [{ date: 'soon' }, 'date: unreadable-date'],
    [{ date: '2025-02-31' }, 'date: impossible-date'],
    [{ date: '03/04/2025' }, 'date: ambiguous-date'],
    [{ date: '25/04/2025' }, 'date: ambiguous-date'],
    [{ date: '04/25/2025' }, 'date: ambiguous-date'],
    [{ date: '31/31/2025' }, 'date: impossible-date'],
    [{ date: '05/05/2025' }, 'accepted'],
    [{ periodStart: '25/04/2025' }, 'periodStart: ambiguous-date'],
    [{ net: '' }, 'net: missing-amount'],
    [{ net: 'n/a' }, 'net: unreadable-amount'],
    // What is written for nothing is nothing where an amount may be missing; `- $` is how accounting writes zero.
    [{ gst: '-', qst: 'n/d' }, 'accepted'],
    [{ gst: '- $' }, 'total: arithmetic'],
    [{ gst: '- $', qst: '$ -', total: '100.00' }, 'accepted'],
    [{ gst: 'five' }, 'gst: unreadable-amount'],
    [{ net: '100.005' }, 'net: unreadable-amount'],
    [{ currency: 'ZZZ' }, 'currency: unknown-currency'],
    [{ vendor: '' }, 'vendor: missing-vendor'],
    [{ contract: 'X' }, 'contract: unknown-contract'],
    [{ periodStart: '2025-03-02', periodEnd: '2025-03-01' }, 'periodEnd: end-before-start'],
    [{ number: 'x'.repeat(121) }, 'number: too-long'],
    [{ total: '114.99' }, 'accepted'],
    [{ total: '114.97' }, 'accepted'],
    [{ total: '115.00' }, 'total: arithmetic'],
    [{ total: '114.96' }, 'total: arithmetic'],
    [{ quantity: '3', unitPrice: '33.335' }, 'accepted'],
    [{ quantity: '3', unitPrice: '33.34' }, 'net: arithmetic'],
    [{ gst: '', total: '999.00' }, 'accepted'],
  ])('with %o: %s', (given, expected) => {
    expect(outcome({ ...right, ...given })).toBe(expected);
  });

  test('any total within a cent of the sum is taken, any other rejected', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: -5, max: 5 }), (net, off) => {
        const total = minorToDecimal(net + 500 + off, 'CAD');
        const row = { ...right, net: minorToDecimal(net, 'CAD'), gst: '5.00', qst: '0.00', total };
        expect(outcome(row)).toBe(Math.abs(off) <= 1 ? 'accepted' : 'total: arithmetic');
      }),
    );
  });
});

describe('amounts in merged cells', () => {
  const merged = (fields: Readonly<Record<string, string>>): MappedCells =>
    Object.fromEntries(
      Object.entries(cells(fields)).map(([field, cell]) => [field, { ...cell, mergedFrom: 2 }]),
    );
  const first = (fields: Readonly<Record<string, string>>): MappedCells =>
    Object.fromEntries(
      Object.entries(cells(fields)).map(([field, cell]) => [field, { ...cell, startsMerge: true as const }]),
    );

  test('count in the first row only; a number and a name hold for all', () => {
    const { number, date, vendor, ...amounts } = right;
    const checked = checkRow(3, { ...merged({ number, date, vendor, ...amounts }) }, checker());
    expect(checked).toMatchObject({
      kind: 'accepted',
      line: {
        number: 'F-1',
        issuedOn: '2025-03-04',
        vendor: 1,
        net: 0,
        gst: 0,
        total: 0,
        hasMergedAmount: true,
      },
    });
  });

  test('taxes and a total of several lines are not held against one of them', () => {
    const { number, date, vendor } = right;
    const shared = { gst: '10.00', qst: '19.95', total: '229.95' };
    const own = cells({ number, date, vendor, net: '100.00' });
    expect(checkRow(2, { ...own, ...first(shared) }, checker())).toMatchObject({
      line: { net: 10_000, gst: 1000, total: 22_995, hasMergedAmount: false },
    });
    expect(checkRow(3, { ...own, ...merged(shared) }, checker())).toMatchObject({
      line: { net: 10_000, gst: 0, qst: 0, total: 0 },
    });
  });

  test('a rejected row does not carry them either', () => {
    const { date, vendor } = right;
    const row = { ...cells({ number: '', date, vendor }), ...merged({ net: '100.00', total: '114.98' }) };
    expect(checkRow(3, row, checker())).toMatchObject({
      kind: 'rejected',
      reject: { amount: 0, cells: { net: '0', total: '' } },
    });
  });
});

describe('how a file writes dates and numbers', () => {
  const decide = (dates: readonly string[]) => {
    const { observe, decide: decision } = observeNotation();
    for (const date of dates) observe(cells({ date }));
    return decision();
  };

  test.each([
    [['03/04/2025', '25/04/2025'], 'dmy', false],
    [['03/04/2025', '04/25/2025'], 'mdy', false],
    [['03/04/2025', '05/06/2025'], null, true],
    [['2025-03-04'], null, false],
    [['25/04/2024', '04/25/2024'], null, true],
    [['25/04/2024', '26/04/2024', '27/04/2024', '04/25/2024'], null, true],
    // Years of two digits: one end that stays the same while the other changes is the year.
    [['25/04/24', '03/04/24', '16/05/24'], 'dmy', false],
    [['31/12/99'], 'dmy', false],
    [['99-12-31', '99-12-05'], 'ymd', false],
    // The 24th of January in 2031 and 2005, or the 31st and the 5th of January 2024: nobody guesses.
    [['24-01-31', '24-01-05'], null, true],
    [['24-01-31'], null, true],
    [['25/04/2024', '24/05/24'], 'dmy', false],
    [['04/25/24', '04/05/24'], 'mdy', false],
  ] as const)('%o: order %s, ambiguous %s', (dates, dateOrder, dateOrderAmbiguous) => {
    expect(decide(dates)).toMatchObject({ dateOrder, dateOrderAmbiguous });
  });

  test('columns with different orders keep their own; one that shows none is then asked', () => {
    const { observe, decide: decision } = observeNotation();
    observe(cells({ date: '25/04/2024', periodStart: '04/25/2024' }));
    expect(decision()).toMatchObject({
      dateOrder: null,
      dateOrderAmbiguous: false,
      dateOrders: { date: 'dmy', periodStart: 'mdy' },
    });
    observe(cells({ periodEnd: '03/04/2024' }));
    expect(decision()).toMatchObject({ dateOrder: null, dateOrderAmbiguous: true });
  });

  test('1 234,56 decides for the comma, also for 1,234 beside it', () => {
    const { observe, decide: decision } = observeNotation();
    observe(cells({ net: '1,234' }));
    observe(cells({ net: '1 234,56' }));
    expect(decision().decimalMark).toBe(',');
  });

  const marks = (...rows: readonly Readonly<Record<string, string>>[]) => {
    const { observe, decide: decision } = observeNotation();
    for (const row of rows) observe(cells(row));
    const { decimalMark, decimalMarks, ambiguousNumbers } = decision();
    return [decimalMark, decimalMarks, ambiguousNumbers];
  };

  test.each([
    // The whole column decides, also for what stands before; columns that agree decide for one that says nothing.
    [
      [{ quantity: '1,234' }, { quantity: '12,5' }],
      [',', {}, []],
    ],
    [[{ quantity: '1,234', net: '1 234,56' }], [',', {}, []]],
    [
      [{ quantity: '1,234' }, { quantity: '1,234,567' }],
      ['.', {}, []],
    ],
    // Each column its own, where they differ.
    [[{ quantity: '12.5', net: '1 234,56' }], [null, { quantity: '.', net: ',' }, []]],
    [
      [{ quantity: '12.5', net: '1 234,56', unitPrice: '1,234' }],
      [null, { quantity: '.', net: ',' }, ['unitPrice']],
    ],
    // One or a thousand: asked. Money has no third decimal.
    [[{ quantity: '1,234', net: '10' }], [null, {}, ['quantity']]],
    [[{ net: '1,234', total: '1.234' }], [null, {}, []]],
    // A column that contradicts itself decides nothing.
    [
      [{ unitPrice: '12,5' }, { unitPrice: '12.5' }, { unitPrice: '1,234' }],
      [null, {}, ['unitPrice']],
    ],
    [
      [{ unitPrice: '12,5' }, { unitPrice: '12.5' }],
      [null, {}, []],
    ],
  ] as const)('decimal marks of %o', (rows, expected) => {
    expect(marks(...rows)).toEqual(expected);
  });

  test('typed numbers and dates are no texts; one text among them is', () => {
    const { observe, hasTexts } = observeNotation();
    observe({ ...cells({ description: 'x' }), net: { type: 'number', text: '1', value: '1' } });
    expect(hasTexts()).toBe(false);
    observe(cells({ net: '1' }));
    expect(hasTexts()).toBe(true);
  });
});

describe('numbers that have two readings', () => {
  const line = { quantity: '1,234', unitPrice: '2', net: '2468' };
  const open = { notation: { decimalMark: null, dateOrder: null } } as const;

  test('are refused while nobody has said which, and read once the column is decided', () => {
    expect(
      checkRow(2, cells({ ...right, ...line, gst: '', qst: '', total: '' }), checker(open)),
    ).toMatchObject({
      kind: 'rejected',
      reject: { code: 'ambiguous-amount', field: 'quantity', value: '1,234' },
    });
    const decided = checker({ ...open, decimalMarks: { quantity: '.' } });
    expect(checkRow(2, cells({ ...right, ...line, gst: '', qst: '', total: '' }), decided)).toMatchObject({
      kind: 'accepted',
      line: { quantity: '1234', net: 246_800 },
    });
  });
});

describe('item code, unit and holdback', () => {
  const holdback = { net: '1000.00', gst: '50.00', qst: '99.75', holdback: '100.00' };

  test.each([
    ['1149.75', 'accepted'],
    ['1049.75', 'accepted'],
    ['1049.70', 'rejected'],
    ['1249.75', 'rejected'],
  ])('a total of %s is %s: with the holdback or without it', (total, kind) => {
    expect(checkRow(2, cells({ ...right, ...holdback, total }), checker()).kind).toBe(kind);
    const negative = { ...right, ...holdback, total, holdback: '-100.00' };
    expect(checkRow(2, cells(negative), checker()).kind).toBe(kind);
  });

  test('are kept as written', () => {
    const row = { ...right, ...holdback, total: '1049.75', itemCode: 'CONS-01', unit: 'h' };
    expect(checkRow(2, cells(row), checker())).toMatchObject({
      line: { itemCode: 'CONS-01', unit: 'h', holdback: 10_000, total: 104_975 },
    });
  });

  test.each([
    ['a quantity without a unit column', { quantity: '7.5' }, '7.5', 'h'],
    ['no quantity', { quantity: '' }, null, null],
    ['no quantity column', {}, null, null],
  ])('hours that the header names: %s', (_case, fields, quantity, unit) => {
    const row = { ...right, ...fields };
    expect(checkRow(2, cells(row), checker({ quantityUnit: 'h' }))).toMatchObject({
      line: { quantity, unit },
    });
  });
});

describe('who did which part of the work', () => {
  const line = (fields: Readonly<Record<string, string>>) =>
    checkRow(2, cells({ ...right, ...fields }), checker());

  test('is kept as written; a row that says nothing of it has none', () => {
    const work = { workPackage: 'LOT 3', worker: 'Lise Roy', role: 'Analyste', deliverable: 'Devis' };
    expect(line(work)).toMatchObject({ line: { work } });
    expect(line({ worker: 'Lise Roy', role: ' ' })).toMatchObject({
      line: { work: { workPackage: null, worker: 'Lise Roy', role: null, deliverable: null } },
    });
    expect(line({ worker: '', role: '' })).toMatchObject({ line: { work: null } });
    expect(line({})).toMatchObject({ line: { work: null } });
  });

  test('is unknown where a spreadsheet could not work it out: the amount stands', () => {
    const error: RawCell = { type: 'error', text: '#N/A', value: null };
    const checked = (fields: MappedCells) => checkRow(2, { ...cells(right), ...fields }, checker());
    expect(checked({ worker: text('Lise Roy'), role: error, workPackage: error })).toMatchObject({
      line: { net: 10_000, work: { workPackage: null, worker: 'Lise Roy', role: null, deliverable: null } },
    });
    expect(checked({ worker: error, deliverable: error })).toMatchObject({ line: { work: null } });
    expect(checked({ itemCode: error })).toMatchObject({ reject: { field: 'itemCode', code: 'error-cell' } });
  });

  test('is refused where it is too long', () => {
    expect(outcome({ ...right, deliverable: 'x'.repeat(500) })).toBe('accepted');
    expect(outcome({ ...right, deliverable: 'x'.repeat(501) })).toBe('deliverable: too-long');
    expect(outcome({ ...right, workPackage: 'x'.repeat(121) })).toBe('workPackage: too-long');
  });
});
