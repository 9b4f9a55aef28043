import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { duplicatesBy } from '#shared/domain/statistics/sequences.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { plainCode } from '../plain-text.ts';
import { keepRows, newTally } from '../tally.ts';

type Organization = RowOf<'organization'>;

/** What two rows of the register may share when they are one vendor. */
const marks: Readonly<Record<string, (vendor: Organization) => string>> = {
  neq: ({ neq }) => plainCode(neq),
  gst: ({ gstNumber }) => plainCode(gstNumber),
  qst: ({ qstNumber }) => plainCode(qstNumber),
  bank: ({ bankAccount }) => plainCode(bankAccount),
  name: ({ name }) => normaliseOrganizationName(name),
};

/** One vendor twice in the register: same registration number or bank account, or same name but for its legal form. */
export const t06: AuditTest = {
  id: 'T06',
  parameters: [],
  reads: ['organization'],
  exclusions: ['public-body'],
  run: (input) => {
    const tally = newTally();
    const vendors = keepRows(input.facts.organizations(), tally, {
      'public-body': ({ kind }) => kind === 'public-body',
    });
    const invoiced = invoicedByVendor(input);
    const exceptions = Object.entries(marks).flatMap(([mark, markOf]) =>
      duplicatesBy(
        vendors.filter((vendor) => markOf(vendor) !== ''),
        markOf,
      ).map((group): TestException => ({
        key: exceptionKey(mark, group[0] === undefined ? '' : markOf(group[0])),
        rows: group.map(({ id }) => ({ entity: 'organization', id })),
        currency: null,
        amountAtRisk: null,
        detail: {
          mark,
          value: group[0] === undefined ? null : markOf(group[0]),
          vendors: group.map(({ name }) => name),
          invoices: group.reduce((sum, { id }) => sum + (invoiced.get(id) ?? 0), 0),
        },
      })),
    );
    return { population: input.facts.organizations().length, excluded: tally.excluded(), exceptions };
  },
};

const invoicedByVendor = ({ facts }: TestInput): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const { vendorId } of facts.invoices()) counts.set(vendorId, (counts.get(vendorId) ?? 0) + 1);
  return counts;
};
