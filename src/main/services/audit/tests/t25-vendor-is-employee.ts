import { numberOf } from '#shared/domain/audit/parameters.ts';
import { exceptionKey, type TestException } from '#shared/domain/audit/test-run.ts';
import { exactly } from '#shared/domain/money/interval.ts';
import type { RowOf } from '#shared/domain/register/entities.ts';
import { closePairs } from '#shared/domain/text/close-pairs.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import { personNameKey } from '#shared/domain/text/person-name.ts';
import type { AuditTest, TestInput } from '../audit-test.ts';
import { plainCode } from '../plain-text.ts';
import { readRows } from '../read-rows.ts';
import { keepRows, newTally } from '../tally.ts';
import { toldApart } from '../told-apart.ts';

type Party = { readonly name: string } & Pick<RowOf<'employee'>, 'address' | 'phone' | 'bankAccount'>;

type Mark = {
  readonly keyOf: (party: Party) => string;
  /** Whether a character or two may differ. */
  readonly mayDiffer: boolean;
};

const digitsOf = (text: string): string => text.replace(/[^0-9]/gu, '');

/** What follows a telephone number within a building: `poste 12`, `ext. 12`, `x12`, `#12`. */
const extension = /[\s,;(]*(?:poste|local|ext(?:ension)?|x|#)\.?\s*:?\s*[0-9]{1,6}\s*\)?\s*$/iu;

/** Too short to mean anything is like none. */
const atLeast = (length: number, key: string): string => (key.length < length ? '' : key);

/** What a vendor and an employee may share. An address needs a number. */
const marks: Readonly<Record<string, Mark>> = {
  bank: { keyOf: ({ bankAccount }) => atLeast(5, plainCode(bankAccount)), mayDiffer: false },
  phone: {
    keyOf: ({ phone }) => atLeast(7, digitsOf((phone ?? '').replace(extension, '')).slice(-10)),
    mayDiffer: false,
  },
  address: {
    keyOf: ({ address }) => (/[0-9]/u.test(address ?? '') ? atLeast(8, plainCode(address)) : ''),
    mayDiffer: true,
  },
  name: { keyOf: ({ name }) => atLeast(6, personNameKey(normaliseOrganizationName(name))), mayDiffer: true },
};

/** Vendors that share a bank account, telephone, address or name with an employee. */
export const t25: AuditTest = {
  id: 'T25',
  parameters: [{ name: 'edits', kind: 'count', default: 1, min: 0, max: 2, mark: 'judgement', source: '' }],
  reads: ['organization', 'employee'],
  exclusions: ['public-body', 'nothing-to-compare'],
  run: (input) => {
    const tally = newTally();
    const vendors = keepRows(input.facts.organizations(), tally, {
      'public-body': ({ kind }) => kind === 'public-body',
      'nothing-to-compare': (vendor) => Object.values(marks).every(({ keyOf }) => keyOf(vendor) === ''),
    });
    const employees = readRows(input.db, 'employee');
    const edits = numberOf(input.parameters, 'edits');
    const shared = new Map<
      string,
      { readonly vendor: number; readonly employee: number; readonly marks: string[] }
    >();
    for (const [mark, { keyOf, mayDiffer }] of Object.entries(marks)) {
      const [ours, theirs] = [vendors.map(keyOf), employees.map(keyOf)];
      for (const { a, b, distance } of closePairs(ours, theirs, mayDiffer ? edits : 0)) {
        // A digit apart is another house or another postal code.
        if (digitsOf(ours[a] ?? '') !== digitsOf(theirs[b] ?? '')) continue;
        const known = shared.get(`${a} ${b}`) ?? { vendor: a, employee: b, marks: [] };
        known.marks.push(distance === 0 ? mark : `${mark}~`);
        shared.set(`${a} ${b}`, known);
      }
    }
    const invoiced = invoicedByVendor(input);
    return {
      population: input.facts.organizations().length,
      excluded: tally.excluded(),
      exceptions: toldApart(
        [...shared.values()].flatMap((pair) => {
          const [vendor, employee] = [vendors[pair.vendor], employees[pair.employee]];
          if (vendor === undefined || employee === undefined) return [];
          const exception = toException(vendor, employee, pair.marks, invoiced.get(vendor.id));
          return [{ exception, by: [vendor.name] }];
        }),
      ),
    };
  },
};

type Invoiced = { readonly sums: ReadonlyMap<string, bigint> };

const invoicedByVendor = ({ facts }: TestInput): ReadonlyMap<number, Invoiced> => {
  const byVendor = new Map<number, { readonly sums: Map<string, bigint> }>();
  for (const { vendorId, currency, amount } of facts.invoices()) {
    const known = byVendor.get(vendorId) ?? { sums: new Map<string, bigint>() };
    known.sums.set(currency, (known.sums.get(currency) ?? 0n) + BigInt(amount ?? 0));
    byVendor.set(vendorId, known);
  }
  return byVendor;
};

/** At risk is what the vendor has invoiced, where it is in one currency. */
const toException = (
  vendor: RowOf<'organization'>,
  employee: RowOf<'employee'>,
  shared: readonly string[],
  invoiced: Invoiced | undefined,
): TestException => {
  const [only, ...others] = [...(invoiced?.sums ?? [])];
  const isOne = only !== undefined && others.length === 0;
  return {
    key: exceptionKey(normaliseOrganizationName(vendor.name), employee.number, personNameKey(employee.name)),
    rows: [
      { entity: 'organization', id: vendor.id },
      { entity: 'employee', id: employee.id },
    ],
    currency: isOne ? only[0] : null,
    amountAtRisk: isOne ? exactly(only[1] > 0n ? only[1] : 0n) : null,
    detail: {
      vendor: vendor.name,
      employee: employee.name,
      number: employee.number,
      startsOn: employee.startsOn,
      endsOn: employee.endsOn,
      marks: shared,
    },
  };
};
