/** Registration numbers of an organisation, as written, as far as a file gives them. */
export type OrganizationNumbers = {
  readonly neq?: string | null;
  readonly gst?: string | null;
  readonly qst?: string | null;
};

/** The numbers that the register has of an organisation. */
export type RegisteredNumbers = {
  readonly neq: string | null;
  readonly gstNumber: string | null;
  readonly qstNumber: string | null;
};

const schemes = ['neq', 'gst', 'qst'] as const;

type Scheme = (typeof schemes)[number];

const columns = { neq: 'neq', gst: 'gstNumber', qst: 'qstNumber' } as const;

/** Shorter ones (`0`, `n/a`, `-`) are no numbers of anybody. */
const leastDigits = 8;

/** Letters and digits only: numbers are written with spaces, hyphens and dots. Null for what names nobody. */
const numberKey = (text: string): string | null => {
  // Nearly every row: an empty column.
  if (text.length < leastDigits) return null;
  const key = text.toUpperCase().replace(/[^A-Z0-9]/gu, '');
  const digits = key.replace(/[^0-9]/gu, '');
  return digits.length < leastDigits || /^(\d)\1*$/u.test(digits) ? null : key;
};

/** Whether a text can be a registration number at all. */
export const isRegistrationNumber = (text: string): boolean => numberKey(text) !== null;

/** A GST or QST account without its suffix (`RT0001`, `TQ0001`) names the business, as the account does. */
const businessOf = (scheme: Scheme, key: string): string => {
  const form = scheme === 'gst' ? /^(\d{9})(?:RT\d{4})?$/u : /^(\d{10})(?:TQ\d{4})?$/u;
  return form.exec(key)?.[1] ?? key;
};

type NumberedOrganization = Partial<RegisteredNumbers> & { readonly id: number };

export type NumberMatcher = {
  /** Organisations that have one of the numbers: several when two numbers are of two, or one is of several. */
  readonly find: (numbers: OrganizationNumbers) => readonly number[];
  /** Whether the register has other numbers of this organisation: then it is another business, whatever its name. */
  readonly contradicts: (id: number, numbers: OrganizationNumbers) => boolean;
};

/**
 * Finds organisations by their registration numbers: by the whole account number, else by the business that it is of
 * (`123456789` for `123456789 RT0001`).
 */
export const createNumberMatcher = (organizations: readonly NumberedOrganization[]): NumberMatcher => {
  const byAccount = new Map<string, Set<number>>();
  const byBusiness = new Map<string, Set<number>>();
  const businesses = new Map<string, string>();
  for (const organization of organizations) {
    for (const scheme of schemes) {
      const key = numberKey(organization[columns[scheme]] ?? '');
      if (key === null) continue;
      add(byAccount, `${scheme}:${key}`, organization.id);
      add(byBusiness, `${scheme}:${businessOf(scheme, key)}`, organization.id);
      businesses.set(`${scheme}:${organization.id}`, businessOf(scheme, key));
    }
  }
  return {
    find: (numbers) => {
      const found = new Set<number>();
      for (const [scheme, key] of keysOf(numbers)) {
        const ids =
          byAccount.get(`${scheme}:${key}`) ?? byBusiness.get(`${scheme}:${businessOf(scheme, key)}`);
        for (const id of ids ?? []) found.add(id);
      }
      return [...found];
    },
    contradicts: (id, numbers) =>
      keysOf(numbers).some(([scheme, key]) => {
        const own = businesses.get(`${scheme}:${id}`);
        return own !== undefined && own !== businessOf(scheme, key);
      }),
  };
};

/** Keys of the businesses that numbers are of: equal for two ways to write the same number. */
export const businessKeys = (numbers: OrganizationNumbers): readonly string[] =>
  keysOf(numbers).map(([scheme, key]) => `${scheme}:${businessOf(scheme, key)}`);

const keysOf = (numbers: OrganizationNumbers): readonly (readonly [Scheme, string])[] =>
  schemes.flatMap((scheme) => {
    const key = numberKey(numbers[scheme] ?? '');
    return key === null ? [] : [[scheme, key] as const];
  });

const add = (index: Map<string, Set<number>>, key: string, id: number): void => {
  const ids = index.get(key);
  if (ids === undefined) index.set(key, new Set([id]));
  else ids.add(id);
};
