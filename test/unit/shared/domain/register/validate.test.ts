import { describe, expect, test } from 'vitest';
import { rowIssues } from '#shared/domain/register/validate.ts';
import type { AnyFields } from '#shared/domain/register/entities.ts';

const line = (fields: AnyFields): AnyFields => ({ invoiceId: 1, currency: 'CAD', ...fields });
const problems = (fields: AnyFields) =>
  rowIssues('invoiceLine', null, line(fields)).map(({ column, problem }) => [column, problem]);

describe('rowIssues', () => {
  test.each(['0', '-12.50', '0.00000000001'])('takes %s as a decimal', (quantity) => {
    expect(problems({ quantity })).toEqual([]);
  });

  test.each(['-0', '007', '1.', '.5', '1e3', '1,5'])('refuses %s as a decimal', (quantity) => {
    expect(problems({ quantity })).toEqual([['quantity', 'not-decimal']]);
  });

  test.each(['ABC', 'cad', 'CA$'])('refuses %s as a currency', (currency) => {
    expect(problems({ currency })).toEqual([['currency', 'not-a-currency']]);
  });
});
