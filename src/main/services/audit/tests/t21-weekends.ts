import { weekdayOf } from '#shared/domain/calendar/calendar-date.ts';
import { quebecHolidays } from '#shared/domain/calendar/quebec-holidays.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import { inBothLanguages } from '#shared/domain/text/in-language.ts';
import { remembered } from '#shared/domain/text/remembered.ts';
import { increaseOf } from '#shared/domain/overrun/amendment-effects.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { amendmentName, amendmentRows, contractException, originalOf } from '../contract-exceptions.ts';
import { invoiceException } from '../invoice-exceptions.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { newTally } from '../tally.ts';

const isWeekend = (day: string): boolean => [0, 6].includes(weekdayOf(day));

/** Something that somebody did on some days, and what is reported when one of them is a day off. */
type Dated = {
  readonly days: readonly string[];
  readonly exception: (detail: { readonly on: string; readonly why: string }) => TestException;
};

/** Invoices, signatures of contracts and amendments, and approvals dated on a weekend or a public holiday. */
export const t21: AuditTest = {
  id: 'T21',
  parameters: [],
  reads: ['invoice'],
  exclusions: ['credit-note', 'no-date'],
  run: (input) => {
    const tally = newTally();
    const holidayOn = holidaysOf(input);
    const invoices = input.facts.invoices();
    tally.exclude('credit-note', invoices.filter(({ kind }) => kind === 'credit-note').length);
    const others = [...contractsOf(input), ...amendmentsOf(input), ...approvalsOf(input)];
    const dated = others.filter(({ days }) => days.length > 0);
    tally.exclude('no-date', others.length - dated.length);
    const exceptions = [...dated, ...invoicesOf(input)].flatMap(({ days, exception }) => {
      const on = days.find((day) => isWeekend(day) || holidayOn(day) !== null);
      return on === undefined ? [] : [exception({ on, why: holidayOn(on) ?? 'weekend' })];
    });
    return { population: invoices.length + others.length, excluded: tally.excluded(), exceptions };
  },
};

/**
 * The name of the holiday that a day is: of the table, whoever keeps one for the year; in a year that it says nothing of,
 * one of those of Québec.
 */
const holidaysOf = ({ db }: TestInput): ((day: string) => string | null) => {
  const rows = readRows(db, 'holiday');
  const byYear = Map.groupBy(rows, ({ day }) => day.slice(0, 4));
  const namesOf = remembered((year: string): ReadonlyMap<string, string> => {
    const holidays = byYear.get(year) ?? quebecHolidays(Number(year));
    return new Map(
      holidays.map(({ day, nameFr, nameEn }) => [day, inBothLanguages(nameFr, nameEn)] as const),
    );
  });
  return (day) => namesOf(day.slice(0, 4)).get(day) ?? null;
};

const known = (...days: readonly (string | null)[]): readonly string[] => days.flatMap((day) => day ?? []);

const invoicesOf = ({ facts }: TestInput): readonly Dated[] =>
  facts
    .invoices()
    .filter(({ kind }) => kind === 'invoice')
    .map((invoice) => ({
      days: [invoice.issuedOn],
      exception: (detail) => {
        const exception = invoiceException(invoice, invoice.amount, detail);
        return { ...exception, key: `invoice|${exception.key}` };
      },
    }));

const contractsOf = ({ facts }: TestInput): readonly Dated[] =>
  facts.contracts().map((of) => ({
    days: known(of.contract.signedOn),
    exception: (detail) => contractException(of, originalOf(of), detail, { keyParts: ['signature'] }),
  }));

const amendmentsOf = ({ facts }: TestInput): readonly Dated[] =>
  facts.contracts().flatMap((of) =>
    of.effects.map((effect): Dated => ({
      days: known(effect.amendment.signedOn, effect.amendment.approvedOn),
      exception: (detail) => {
        const number = amendmentName(effect);
        const where = { rows: amendmentRows([effect]), keyParts: ['amendment', number] };
        return contractException(of, increaseOf(effect.effect), { number, ...detail }, where);
      },
    })),
  );

const approvalsOf = ({ db }: TestInput): readonly Dated[] =>
  readRows(db, 'approval').map((row) => ({
    days: known(row.actedOn),
    exception: (detail) => ({
      key: exceptionKey('approval', row.subject, plainCode(row.subjectNumber), row.step, row.actedOn),
      rows: [{ entity: 'approval', id: row.id }],
      currency: row.currency,
      amountAtRisk: row.amount === null ? null : exactly(row.amount),
      detail: { number: row.subjectNumber, person: row.person, step: row.step, ...detail },
    }),
  }));
