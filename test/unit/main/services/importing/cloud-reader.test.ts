import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CloudFormat } from '#shared/domain/importing/formats.ts';
import { defaultLimits } from '#main/files/read-limits.ts';
import { cloudReader } from '#main/services/importing/cloud/cloud-reader.ts';
import { registerOf } from '../../../../support/source-records.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

/** The documents of a bill of these lines, a header first, and the codes of its warnings. */
const read = async (format: CloudFormat, ...lines: readonly string[]) => {
  const file = path.join(tempFolder(), 'bill.csv');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const { records, documents } = await cloudReader(format)(file, registerOf(), defaultLimits);
  const codes: string[] = [];
  for await (const batch of records)
    for (const { problems, warnings } of batch)
      codes.push(...[...problems, ...warnings].map(({ code }) => code));
  return { documents: documents?.(), codes };
};

describe('a bill', () => {
  const header = 'InvoiceId,BillingCurrency,ChargeCategory,EffectiveCost,BilledCost';

  test('may group thousands, on any line', async () => {
    const { documents, codes } = await read(
      'focus',
      header,
      'I-1,CAD,Usage,0.25,0.50',
      'I-1,CAD,Usage,1,"1,234.50"',
      'I-1,CAD,Usage,1,"2,000"',
    );
    expect(documents).toMatchObject([{ number: 'I-1', lines: 3, net: '3235.00' }]);
    expect(codes).toEqual([]);
  });

  test('comes to a sum without the zeros that say nothing, at least to the cent', async () => {
    const { documents } = await read(
      'focus',
      header,
      'I-1,CAD,Usage,,0.0800000000',
      'I-2,CAD,Usage,,1.0000001000',
      'I-3,CAD,Tax,,-10',
    );
    expect(documents?.map(({ net, taxes }) => [net, ...taxes.map(({ amount }) => amount)])).toEqual([
      ['0.08'],
      ['1.0000001'],
      ['-10.00', '-10.00'],
    ]);
  });
});

describe('a bill of Microsoft', () => {
  const header =
    'InvoiceId,BillingCurrency,SubscriptionId,MeterCategory,ChargeType,PricingModel,CostInBillingCurrency';
  const line = (type: string, model: string, cost: string): string => `A,CAD,s,VM,${type},${model},${cost}`;

  test('of actual cost is taken as it is: what a commitment covers costs nothing', async () => {
    const { documents, codes } = await read(
      'azure',
      header,
      line('Purchase', 'Reservation', '100.00'),
      line('Usage', 'Reservation', '0.000'),
      line('Usage', 'OnDemand', '2'),
    );
    expect(documents).toMatchObject([{ net: '102.00' }]);
    expect(codes).toEqual([]);
  });

  test.each([
    ['the use of a commitment has a cost', line('Usage', 'SavingsPlan', '1.5')],
    ['what was not used is a line', line('UnusedReservation', 'Reservation', '0.5')],
  ])('of amortized cost is said to be, once: %s', async (_name, amortized) => {
    const { codes } = await read('azure', header, line('Usage', 'OnDemand', '2'), amortized, amortized);
    expect(codes).toEqual(['amortized-cost']);
  });
});
