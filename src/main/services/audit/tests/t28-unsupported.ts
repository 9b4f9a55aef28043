import { askedSupports, missingSupports } from '#shared/domain/supporting/supports.ts';
import type { AuditTest } from '../audit-test.ts';
import { invoiceException } from '../invoice-exceptions.ts';
import { readSupports } from '../invoice-supports.ts';
import { keepRows, newTally } from '../tally.ts';

/** Without one of what an invoice can be checked against: when, under what, for what, by whom, with which evidence. */
export const t28: AuditTest = {
  id: 'T28',
  parameters: [
    { name: 'ask', kind: 'choice', default: 'kept', values: ['kept', 'all'], mark: 'judgement', source: '' },
  ],
  reads: ['invoice'],
  exclusions: ['credit-note'],
  run: (input) => {
    const tally = newTally();
    const supportsOf = readSupports(input.db);
    const examined = keepRows(input.facts.invoices(), tally, {
      'credit-note': ({ kind }) => kind === 'credit-note',
    });
    const supported = examined.map(supportsOf);
    const asked = askedSupports(supported, input.parameters['ask'] === 'all');
    const missing = supported.map((has) => missingSupports(has, asked));
    return {
      population: input.facts.invoices().length,
      excluded: tally.excluded(),
      exceptions: examined.flatMap((invoice, index) => {
        const lacks = missing[index] ?? [];
        return lacks.length === 0 ? [] : [invoiceException(invoice, invoice.amount, { missing: lacks })];
      }),
      // What was not asked for is said, like what was: its lack would say nothing.
      profile: asked.map(([support, of]) => ({
        support,
        asked: of,
        lacking: of === 'of-none' ? null : missing.filter((lacks) => lacks.includes(support)).length,
      })),
    };
  },
};
