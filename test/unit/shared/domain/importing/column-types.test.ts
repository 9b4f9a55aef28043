import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNotation, observeColumn } from '#shared/domain/importing/column-types.ts';
import { typedText } from '#shared/domain/importing/typed-text.ts';

/** What the texts of the columns of a table are, and why some stay text. */
const read = (columns: Readonly<Record<string, readonly string[]>>) => {
  const seen = Object.values(columns).map((texts) => {
    const column = observeColumn();
    for (const [index, text] of texts.entries()) column.observe(text, index + 2);
    return column;
  });
  const notation = fileNotation(seen);
  return Object.entries(columns).map(([header, texts], index) => {
    const type = seen[index]?.decide(header, notation);
    if (type === undefined) throw new Error('no column');
    const cells = texts.map((text) => {
      const { type: kind, value } = typedText(text, type);
      return `${kind} ${String(value)}`;
    });
    return { kind: type.kind, cells, problems: type.problems };
  });
};

const readOne = (texts: readonly string[], header = '') => {
  const [column] = read({ [header]: texts });
  if (column === undefined) throw new Error('no column');
  return column;
};

describe('a column of amounts', () => {
  it('reads each notation that is met in one table', () => {
    expect(readOne(['39798.65', '39798,65', '39\u00A0798,65 $', '39\u202F798,65\u00A0$']).cells).toEqual(
      Array.from({ length: 4 }, () => 'money 39798.65'),
    );
  });

  it.each([
    ['(1 234,56)', 'number -1234.56'],
    ['1234,5-', 'number -1234.5'],
    ['\u22121’234.50', 'number -1234.50'],
    ['+12,5', 'number 12.5'],
    ['12,5 %', 'number 0.125'],
    ['95%', 'number 0.95'],
    ['-2.00E-02', 'number -0.0200'],
    ['1.5E-07', 'number 0.00000015'],
    ['3E+3', 'number 3000'],
    ['$1,234.56', 'money 1234.56'],
    ['CA$ 12', 'money 12'],
    ['CAD 12.00', 'money 12.00'],
    ['12.00 USD', 'money 12.00'],
    ['-1 234,56 $', 'money -1234.56'],
    ['(1 234,56 $)', 'money -1234.56'],
    ['$1,234', 'money 1234'],
    ['12 pcs', 'text 12 pcs'],
    ['12E3', 'text 12E3'],
  ])('%j is %s', (text, expected) => {
    expect(readOne([text]).cells).toEqual([expected]);
  });

  it('a comma before three digits is read as the rest of the column has it', () => {
    expect(readOne(['1,234', '12,50']).cells).toEqual(['number 1.234', 'number 12.50']);
    expect(readOne(['1,234', '12.50']).cells).toEqual(['number 1234', 'number 12.50']);
    expect(readOne(['1,234', '1,234,567']).cells).toEqual(['number 1234', 'number 1234567']);
  });

  it('or as the other columns have it', () => {
    expect(read({ quantity: ['1,234'], price: ['12,50'] })[0]?.cells).toEqual(['number 1.234']);
    expect(read({ quantity: ['1,234'], price: ['12,50'], rate: ['0.5'] })[0]?.cells).toEqual(['text 1,234']);
  });

  it('stays text, and says so, where nothing decides', () => {
    expect(readOne(['1,234', '5,678'])).toMatchObject({
      cells: ['text 1,234', 'text 5,678'],
      problems: [{ code: 'ambiguous-numbers', row: 2, count: 2 }],
    });
    expect(readOne(['1,234', '12,50', '12.50']).cells[0]).toBe('text 1,234');
  });

  it('words among them stay text', () => {
    expect(readOne(['12,50', 'à venir', '13,25', '#N/A', '']).cells).toEqual([
      'number 12.50',
      'text à venir',
      'number 13.25',
      'error #N/A',
      'empty null',
    ]);
  });
});

describe('codes', () => {
  it('with a leading zero make the whole column codes', () => {
    expect(readOne(['00210', '10345']).cells).toEqual(['text 00210', 'text 10345']);
  });

  it('in a column of amounts stay text alone', () => {
    expect(readOne(['0012', '10,50', '11']).cells).toEqual(['text 0012', 'number 10.50', 'number 11']);
  });

  it.each(['NEQ', 'Téléphone', 'Code postal', 'Numéro d’entreprise'])('below %s', (header) => {
    expect(readOne(['1143920115'], header).cells).toEqual(['text 1143920115']);
  });

  it('of more digits than an amount has', () => {
    expect(readOne(['8086931554011838']).cells).toEqual(['text 8086931554011838']);
    expect(readOne(['808693155401183']).cells).toEqual(['number 808693155401183']);
  });

  it('with letters among numbers: most decide', () => {
    expect(readOne(['A-1', 'A-2', '1003']).cells).toEqual(['text A-1', 'text A-2', 'text 1003']);
  });
});

describe('a column of dates', () => {
  it('has one order', () => {
    expect(readOne(['03/04/2024', '25/04/2024']).cells).toEqual(['date 2024-04-03', 'date 2024-04-25']);
    expect(readOne(['03/04/2024', '04/25/24']).cells).toEqual(['date 2024-03-04', 'date 2024-04-25']);
  });

  it('or none: then its all-number dates stay text', () => {
    expect(readOne(['03/04/2024', '05/06/2024', '2024-01-02'])).toMatchObject({
      cells: ['text 03/04/2024', 'text 05/06/2024', 'date 2024-01-02'],
      problems: [{ code: 'ambiguous-dates', row: 2, count: 2 }],
    });
    expect(readOne(['25/04/2024', '04/25/2024'])).toMatchObject({
      cells: ['text 25/04/2024', 'text 04/25/2024'],
      problems: [{ code: 'contradictory-dates', row: 2, count: 2 }],
    });
  });

  it('takes the order on which all other columns agree', () => {
    const columns = { from: ['01/04/2024'], to: ['30/04/2024'] };
    expect(read(columns)[0]?.cells).toEqual(['date 2024-04-01']);
    expect(read({ ...columns, paid: ['04/30/2024'] })[0]?.cells).toEqual(['text 01/04/2024']);
  });

  it('may hold a date that there never was', () => {
    expect(readOne(['25/04/2024', '31/02/2024', '26/04/2024'])).toMatchObject({
      cells: ['date 2024-04-25', 'text 31/02/2024', 'date 2024-04-26'],
      problems: [{ code: 'impossible-dates', row: 3, count: 1 }],
    });
  });

  it('may be written in eight digits', () => {
    expect(readOne(['20240403'], 'Date').cells).toEqual(['date 2024-04-03']);
    expect(readOne(['20240403', '20240404', '20240405']).cells[0]).toBe('date 2024-04-03');
    expect(readOne(['20240403', '20249999', '20240405']).cells[0]).toBe('number 20240403');
  });
});

describe('other columns', () => {
  it('of durations, of booleans, of text', () => {
    expect(readOne(['7:30', '255:10:10']).cells).toEqual(['duration PT7H30M', 'duration PT255H10M10S']);
    expect(readOne(['VRAI', 'FAUX']).cells).toEqual(['boolean true', 'boolean false']);
    expect(readOne(['vrai', 'ou faux', 'ou rien']).cells[0]).toBe('text vrai');
    expect(readOne([' deux ']).cells).toEqual(['text  deux ']);
  });
});

describe('numbers written in any notation', () => {
  const marks = fc.constantFrom(',' as const, '.' as const);
  const group = (whole: string, sign: string): string => whole.replace(/\B(?=(?:[0-9]{3})+$)/gu, sign);

  it('read back exactly', () => {
    const amount = fc.record({
      negative: fc.boolean(),
      whole: fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String),
      cents: fc.integer({ min: 0, max: 99 }).map((cents) => String(cents).padStart(2, '0')),
      style: fc.constantFrom('-@', '(@)', '@-', '\u2212@'),
      currency: fc.constantFrom('@', '@ $', '$@', 'CA$@', 'CAD @', '@\u00A0USD', '@ €'),
      separator: fc.constantFrom('', ' ', '\u00A0', '\u202F', "'", '’', 'other mark'),
    });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 6 }), marks, (amounts, mark) => {
        const texts = amounts.map(({ negative, whole, cents, style, currency, separator }) => {
          const sign = separator === 'other mark' ? (mark === ',' ? '.' : ',') : separator;
          const digits = currency.replace('@', () => `${group(whole, sign)}${mark}${cents}`);
          return negative ? style.replace('@', () => digits) : digits;
        });
        const values = amounts.map(({ negative, whole, cents }) => {
          const text = `${whole}.${cents}`;
          return negative && /[1-9]/u.test(text) ? `-${text}` : text;
        });
        expect(readOne(texts).cells.map((cell) => cell.split(' ')[1])).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });
});
