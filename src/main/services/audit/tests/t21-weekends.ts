import { daysBetween } from '#shared/domain/calendar/calendar-date.ts';
import type { TestException } from '#shared/domain/audit/test-run.ts';
import { increaseOf } from '#shared/domain/overrun/amendment-effects.ts';
import type { AuditTest } from '../audit-test.ts';
import { amendmentName, amendmentRows, contractException } from '../contract-exceptions.ts';
import { invoiceException } from '../invoice-exceptions.ts';
import { newTally } from '../tally.ts';

/** A known Monday, from which the days of the week are counted. */
const monday = '2024-01-01';

const isWeekend = (day: string | null): day is string =>
  day !== null && ((daysBetween(monday, day) % 7) + 7) % 7 >= 5;

/** Invoices issued, and amendments signed or approved, on a Saturday or Sunday. */
export const t21: AuditTest = {
  id: 'T21',
  parameters: [],
  reads: ['invoice'],
  exclusions: ['credit-note', 'no-date'],
  run: ({ facts }) => {
    const tally = newTally();
    const invoices = facts.invoices().filter(({ kind }) => kind === 'invoice');
    const amendments = facts.contracts().flatMap((of) => of.effects.map((effect) => ({ of, effect })));
    const dated = amendments.filter(
      ({ effect: { amendment } }) => amendment.signedOn ?? amendment.approvedOn,
    );
    tally.exclude('credit-note', facts.invoices().length - invoices.length);
    tally.exclude('no-date', amendments.length - dated.length);
    const ofAmendments = dated.flatMap(({ of, effect }): TestException[] => {
      const on = [effect.amendment.signedOn, effect.amendment.approvedOn].find(isWeekend);
      const name = amendmentName(effect);
      const where = { rows: amendmentRows([effect]), keyParts: ['amendment', name] };
      return on === undefined
        ? []
        : [contractException(of, increaseOf(effect.effect), { number: name, on }, where)];
    });
    const ofInvoices = invoices
      .filter(({ issuedOn }) => isWeekend(issuedOn))
      .map((invoice) => {
        const exception = invoiceException(invoice, invoice.amount, { on: invoice.issuedOn });
        return { ...exception, key: `invoice|${exception.key}` };
      });
    return {
      population: facts.invoices().length + amendments.length,
      excluded: tally.excluded(),
      exceptions: [...ofAmendments, ...ofInvoices],
    };
  },
};
