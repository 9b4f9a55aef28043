import { addDays } from '#shared/domain/calendar/calendar-date.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { numberOf } from '#shared/domain/audit/parameters.ts';
import type { AuditTest } from '../audit-test.ts';
import { contractException } from '../contract-exceptions.ts';
import { invoiceRow } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** A contract that was signed after work under it began. */
export const t26: AuditTest = {
  id: 'T26',
  parameters: [
    { name: 'graceDays', kind: 'days', default: 0, min: 0, max: 366, mark: 'judgement', source: '' },
  ],
  reads: ['contract', 'invoice'],
  exclusions: ['no-signature-date', 'not-invoiced'],
  run: (input) => {
    const tally = newTally();
    const graceDays = numberOf(input.parameters, 'graceDays');
    const byContract = Map.groupBy(input.facts.invoices(), ({ underContractId }) => underContractId);
    const kept = keepRows(input.facts.contracts(), tally, {
      'no-signature-date': ({ contract }) => contract.signedOn === null,
      'not-invoiced': ({ contract }) => !byContract.has(contract.id),
    });
    const exceptions = kept.flatMap((of) => {
      const { signedOn, currency } = of.contract;
      if (signedOn === null) return [];
      const early = (byContract.get(of.contract.id) ?? []).filter(
        ({ from, kind }) => kind === 'invoice' && addDays(from, graceDays) < signedOn,
      );
      if (early.length === 0) return [];
      const sum = early
        .filter((invoice) => invoice.currency === currency)
        .reduce((total, { amount }) => total + BigInt(amount ?? 0), 0n);
      const firstOn = early.map(({ from }) => from).toSorted()[0] ?? null;
      return [
        contractException(
          of,
          exactly(sum),
          { signedOn, firstOn, numbers: early.map(({ number }) => number) },
          { rows: early.map(invoiceRow) },
        ),
      ];
    });
    return { population: input.facts.contracts().length, excluded: tally.excluded(), exceptions };
  },
};
