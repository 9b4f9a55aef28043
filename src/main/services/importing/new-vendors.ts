import type { InvoiceLineDraft } from '#shared/domain/importing/checked-row.ts';
import {
  businessKeys,
  isRegistrationNumber,
  type OrganizationNumbers,
} from '#shared/domain/importing/vendor-numbers.ts';
import { entities } from '#shared/domain/register/entities.ts';
import { normaliseOrganizationName } from '#shared/domain/text/normalise-name.ts';
import type { ImportedRows } from './imported-rows.ts';

type VendorFields = {
  readonly kind: 'vendor';
  readonly name: string;
  readonly neq: string | null;
  readonly gstNumber: string | null;
  readonly qstNumber: string | null;
};

const { neq, gstNumber, qstNumber } = entities.organization.columns;

/** `n/a` and a text longer than the column are no such number. */
const fitting = (text: string | null | undefined, maxLength: number): string | null =>
  text !== null && text !== undefined && text.length <= maxLength && isRegistrationNumber(text) ? text : null;

/** The row of a vendor that a file names and the register does not know. */
export const vendorFields = (name: string, numbers: OrganizationNumbers | null): VendorFields => ({
  kind: 'vendor',
  name,
  neq: fitting(numbers?.neq, neq.maxLength),
  gstNumber: fitting(numbers?.gst, gstNumber.maxLength),
  qstNumber: fitting(numbers?.qst, qstNumber.maxLength),
});

type Created = { readonly id: number; fields: VendorFields };

/** Of vendors with one name and different numbers, so many are looked at: a file that has more is none of invoices. */
const mostOfOneName = 50;

/** Vendors that a file brought so far, by number and by name. */
const createIndex = () => {
  const byNumber = new Map<string, Created>();
  const byName = new Map<string, Created[]>();
  const numbersOf = ({ fields }: Created): OrganizationNumbers => ({
    neq: fields.neq,
    gst: fields.gstNumber,
    qst: fields.qstNumber,
  });
  const differ = (vendor: Created, keys: readonly string[]): boolean => {
    const own = businessKeys(numbersOf(vendor));
    return keys.some((key) =>
      own.some((other) => other !== key && other.split(':')[0] === key.split(':')[0]),
    );
  };
  return {
    add: (vendor: Created): void => {
      for (const key of businessKeys(numbersOf(vendor))) byNumber.set(key, vendor);
      const name = normaliseOrganizationName(vendor.fields.name);
      const same = byName.get(name) ?? [];
      if (!same.includes(vendor) && same.length < mostOfOneName) byName.set(name, [...same, vendor]);
    },
    find: (name: string, numbers: OrganizationNumbers | null): Created | undefined => {
      const keys = businessKeys(numbers ?? {});
      const known = keys.map((key) => byNumber.get(key)).find((vendor) => vendor !== undefined);
      return known ?? byName.get(normaliseOrganizationName(name))?.find((vendor) => !differ(vendor, keys));
    },
  };
};

/**
 * The vendor of a line; one that the register does not know is created, once for the whole file: the same one by number,
 * else by name. Two of one name with different numbers are two.
 */
export const createNewVendors = (
  rows: ImportedRows,
  onCreated: (line: InvoiceLineDraft, name: string) => void,
): ((line: InvoiceLineDraft) => number) => {
  const index = createIndex();
  const byText = new Map<string, number>();

  /** Numbers that the lines before left out. */
  const complete = (vendor: Created, numbers: OrganizationNumbers | null): number => {
    const said = vendorFields(vendor.fields.name, numbers);
    const fields = {
      ...vendor.fields,
      neq: vendor.fields.neq ?? said.neq,
      gstNumber: vendor.fields.gstNumber ?? said.gstNumber,
      qstNumber: vendor.fields.qstNumber ?? said.qstNumber,
    };
    if (JSON.stringify(fields) !== JSON.stringify(vendor.fields)) {
      vendor.fields = fields;
      index.add(vendor);
      rows.rewrite('organization', vendor.id, fields);
    }
    return vendor.id;
  };
  const create = (line: InvoiceLineDraft, name: string): number => {
    const vendor = { id: rows.nextId('organization'), fields: vendorFields(name, line.vendorNumbers) };
    rows.insert('organization', vendor.id, vendor.fields);
    index.add(vendor);
    onCreated(line, name);
    return vendor.id;
  };
  return (line) => {
    const { vendor: name, vendorNumbers } = line;
    if (typeof name === 'number') return name;
    const text = vendorNumbers === null ? name : JSON.stringify([name, vendorNumbers]);
    let id = byText.get(text);
    if (id === undefined) {
      const known = index.find(name, vendorNumbers);
      id = known === undefined ? create(line, name) : complete(known, vendorNumbers);
      byText.set(text, id);
    }
    return id;
  };
};
