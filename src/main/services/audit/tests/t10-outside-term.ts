import { numberOf } from '#shared/domain/audit/parameters.ts';
import { contractTerm, type ContractTerm } from '#shared/domain/overrun/contract-term.ts';
import type { InvoiceFacts } from '../audit-facts.ts';
import type { AuditTest } from '../audit-test.ts';
import { invoiceException } from '../invoice-exceptions.ts';
import { keepRows, newTally } from '../tally.ts';

/** Invoiced for days before the contract started or after it ended, its extensions and, if wanted, its options included. */
export const t10: AuditTest = {
  id: 'T10',
  parameters: [
    { name: 'graceDays', kind: 'days', default: 0, min: 0, max: 3_660, mark: 'judgement', source: '' },
    { name: 'options', kind: 'flag', default: true, mark: 'judgement', source: '' },
  ],
  reads: ['invoice', 'contract'],
  exclusions: ['no-contract', 'no-term'],
  run: (input) => {
    const tally = newTally();
    const graceDays = numberOf(input.parameters, 'graceDays');
    const hasOptions = input.parameters['options'] === true;
    const contracts = new Map(input.facts.contracts().map(({ contract }) => [contract.id, contract]));
    const terms = new Map(
      input.facts.contracts().map(({ contract, amendments }) => {
        const counted = hasOptions ? contract : { ...contract, optionEndsOn: null };
        return [contract.id, contractTerm(counted, amendments, graceDays)] as const;
      }),
    );
    const termOf = ({ underContractId }: InvoiceFacts): ContractTerm =>
      terms.get(underContractId ?? 0) ?? { startsOn: null, endsOn: null };
    const kept = keepRows(input.facts.invoices(), tally, {
      'no-contract': ({ underContractId }) => underContractId === null,
      'no-term': (invoice) => termOf(invoice).startsOn === null && termOf(invoice).endsOn === null,
    });
    const exceptions = kept.flatMap((invoice) => {
      const { startsOn, endsOn } = termOf(invoice);
      const isEarly = startsOn !== null && invoice.from < startsOn;
      const isLate = endsOn !== null && invoice.to > endsOn;
      if (!isEarly && !isLate) return [];
      const { from, to, hasPeriod, amount } = invoice;
      const { reference = null, optionEndsOn = null } = contracts.get(invoice.underContractId ?? 0) ?? {};
      const basis = hasPeriod ? 'period' : 'invoice-date';
      const options = hasOptions ? 'counted' : 'not-counted';
      return [
        invoiceException(invoice, amount, {
          reference,
          from,
          to,
          basis,
          startsOn,
          endsOn,
          ...(optionEndsOn === null ? {} : { optionEndsOn, options }),
        }),
      ];
    });
    return { population: input.facts.invoices().length, excluded: tally.excluded(), exceptions };
  },
};
