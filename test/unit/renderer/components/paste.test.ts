import { describe, expect, it } from 'vitest';
import { createI18n } from '#renderer/lib/i18n.ts';
import { registerWords } from '#renderer/lib/register-words.ts';
import { startOfRow } from '#renderer/lib/new-row.ts';
import {
  changesOf,
  namesToFind,
  newRowsOf,
  type PasteSetting,
} from '#renderer/components/data-grid/paste.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';
import type { GridRow } from '#shared/ipc/grid-schemas.ts';

const setting: PasteSetting = {
  entity: 'invoice',
  words: registerWords(createI18n('fr')),
  found: new Map([['organization:LGS', 7]]),
};

const invoice = (id: number, values: AnyFields = {}): GridRow => ({
  id,
  values: {
    vendorId: 7,
    number: `A-${id}`,
    kind: 'invoice',
    issuedOn: '2021-01-01',
    currency: 'CAD',
    importId: null,
    ...values,
  },
  labels: {},
});

const target = (row: GridRow, texts: Readonly<Record<string, string>>, position = row.id - 1) => ({
  row,
  position,
  texts: new Map(Object.entries(texts)),
});

describe('a paste over existing rows', () => {
  it('reads each text by the kind of its column, in either language', () => {
    const { changes, problems } = changesOf(setting, [
      target(invoice(1), {
        net: '1 234,56 $',
        issuedOn: '3 mars 2021',
        vendorId: 'LGS',
        kind: 'Credit note',
      }),
    ]);
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      { id: 1, column: 'net', value: 123456 },
      { id: 1, column: 'issuedOn', value: '2021-03-03' },
      { id: 1, column: 'kind', value: 'credit-note' },
    ]);
  });

  it('changes nothing at all when one cell is wrong, and names each wrong cell', () => {
    const { changes, problems } = changesOf(setting, [
      target(invoice(1), { net: '12,00' }),
      target(invoice(2), { net: 'douze', issuedOn: '2021-02-31', vendorId: 'Nulle part' }),
    ]);
    expect(changes).toEqual([]);
    expect(problems.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [2, 'net', 'not-money'],
      [2, 'issuedOn', 'not-a-date'],
      [2, 'vendorId', 'unknown-reference'],
    ]);
  });

  it('refuses what breaks the row as a whole', () => {
    const { changes, problems } = changesOf(setting, [
      target(invoice(1, { periodStart: '2021-05-01' }), { periodEnd: '2021-04-30' }),
    ]);
    expect(changes).toEqual([]);
    expect(problems).toEqual([
      { row: 1, column: 'periodEnd', text: '2021-04-30', problem: 'end-before-start' },
    ]);
  });

  it('reads amounts in the currency pasted beside them', () => {
    const { changes } = changesOf(setting, [target(invoice(1), { net: '1000', currency: 'JPY' })]);
    expect(changes).toContainEqual({ id: 1, column: 'net', value: 1000 });
  });

  it('refuses cells beyond the last column and an empty cell that must have a value', () => {
    const { problems } = changesOf(setting, [target(invoice(1), { '#12': 'x', number: '' })]);
    expect(problems.map(({ column, problem }) => [column, problem])).toEqual([
      ['#12', 'read-only'],
      ['number', 'required'],
    ]);
  });

  it('keeps text from coming back with the apostrophe that kept it from being a formula', () => {
    const { changes } = changesOf(setting, [target(invoice(1), { purchaseOrder: "'=1+1" })]);
    expect(changes).toEqual([{ id: 1, column: 'purchaseOrder', value: '=1+1' }]);
  });

  it('leaves unchanged cells out', () => {
    expect(changesOf(setting, [target(invoice(1), { number: 'A-1', net: '' })]).changes).toEqual([]);
  });
});

describe('a paste beyond the last row', () => {
  const defaults = startOfRow('invoice', { vendorId: 7 });
  const line = (position: number, texts: Readonly<Record<string, string>>) => ({
    position,
    texts: new Map(Object.entries(texts)),
  });

  it('makes rows of what is pasted and of what new rows start with', () => {
    const { rows, problems } = newRowsOf(
      setting,
      [line(4, { number: 'B-1', issuedOn: '2021-03-03', currency: '' })],
      defaults,
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { vendorId: 7, kind: 'invoice', currency: 'CAD', number: 'B-1', issuedOn: '2021-03-03' },
    ]);
  });

  it('says which value a new row still needs', () => {
    const { rows, problems } = newRowsOf(setting, [line(4, { number: 'B-1' })], defaults);
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ row: 5, column: 'issuedOn', text: '', problem: 'required' }]);
  });
});

describe('names to look up', () => {
  it('are asked once each, by entity', () => {
    const rows = [
      new Map([
        ['vendorId', 'LGS'],
        ['number', 'x'],
      ]),
      new Map([
        ['vendorId', ' LGS '],
        ['contractId', ''],
      ]),
    ];
    expect(namesToFind('invoice', rows)).toEqual([{ entity: 'organization', text: 'LGS' }]);
  });
});
