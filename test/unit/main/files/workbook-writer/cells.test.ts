import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateCell,
  dateSerial,
  formulaCell,
  numberCell,
  textCell,
} from '#main/files/workbook-writer/cells.ts';

describe('cells', () => {
  it('keeps text that begins like a formula as text', () => {
    expect(textCell('A1', 3, '=1+1')).toBe('<c r="A1" s="3" t="inlineStr"><is><t>=1+1</t></is></c>');
  });

  it('keeps white space at both ends', () => {
    expect(textCell('A1', 0, ' 12')).toContain('<t xml:space="preserve"> 12</t>');
    expect(textCell('A1', 0, '12\n')).toContain('xml:space="preserve"');
    expect(textCell('A1', 0, '1 2')).not.toContain('preserve');
  });

  it('cuts text that no cell can hold', () => {
    expect(textCell('A1', 0, 'a'.repeat(40_000))).toContain(`<t>${'a'.repeat(32_767)}</t>`);
  });

  it('writes an amount with its very digits', () => {
    expect(numberCell('B2', 5, '90071992547409.91')).toBe('<c r="B2" s="5"><v>90071992547409.91</v></c>');
  });

  it('writes a formula with its last result, a number or words', () => {
    expect(formulaCell('C3', 1, { formula: 'IF(A1<2,"a",B1)', result: { decimal: '0.484' } })).toBe(
      '<c r="C3" s="1"><f>IF(A1&lt;2,&quot;a&quot;,B1)</f><v>0.484</v></c>',
    );
    expect(formulaCell('C3', 1, { formula: 'B1', result: { text: 'inconnu' } })).toBe(
      '<c r="C3" s="1" t="str"><f>B1</f><v>inconnu</v></c>',
    );
  });

  it.each([
    ['1900-03-01', 61],
    ['2000-01-01', 36_526],
    ['2024-02-29', 45_351],
    ['9999-12-31', 2_958_465],
  ])('counts %s as day %d', (date, serial) => {
    expect(dateSerial(date)).toBe(serial);
  });

  it.each(['1900-02-28', '1759-09-13', '0099-12-31', 'spring 2019'])('leaves %s as text', (date) => {
    expect(dateSerial(date)).toBeNull();
    expect(dateCell('A1', 2, date)).toContain('inlineStr');
  });

  it('numbers following days one after the other', () => {
    const day = fc.date({ min: new Date('1900-03-02'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const next = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
        expect(dateSerial(next)).toBe((dateSerial(date.toISOString().slice(0, 10)) ?? Number.NaN) + 1);
      }),
    );
  });
});
