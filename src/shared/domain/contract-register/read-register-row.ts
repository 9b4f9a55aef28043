import { readDate, type DateOrder } from '../calendar/read-date.ts';
import type { RecordNote } from '../importing/source-record.ts';
import { isCurrencyCode } from '../money/currency.ts';
import { parseAmount } from '../money/money.ts';
import { awardMethodOf } from '../ocds/award-terms.ts';
import type { AwardMethod, ContractStatus } from '../ocds/published.ts';
import type { RegisterField } from './register-columns.ts';

/** Cells of a row by field, as written; without those that are empty. */
export type RegisterCells = Partial<Readonly<Record<RegisterField, string>>>;

export const registerDates = ['noticeOn', 'awardedOn', 'signedOn', 'startsOn', 'endsOn'] as const;

type RegisterDate = (typeof registerDates)[number];

/** A row of a register of contracts. With problems it is not taken in, and the rest may be incomplete. */
export type RegisterRow = {
  readonly reference: string;
  readonly currency: string;
  readonly amount: number | null;
  readonly dates: Readonly<Record<RegisterDate, string | null>>;
  readonly awardMethod: AwardMethod;
  readonly status: ContractStatus;
  readonly problems: readonly RecordNote[];
};

/**
 * Reads a row as people keep it. `dateOrder` is decided over all rows of the file; without it `03/04/2024` is a problem,
 * never a guess.
 */
export const readRegisterRow = (cells: RegisterCells, dateOrder: DateOrder | null): RegisterRow => {
  const problems: RecordNote[] = [];
  const problem = (code: string, field: RegisterField): void => {
    problems.push({ code, field, value: cells[field] ?? null });
  };
  const reference = cells.reference?.trim() ?? '';
  if (reference === '') problem('missing-contract-number', 'reference');
  if (reference.length > 120) problem('too-long', 'reference');
  return {
    reference,
    ...readAmount(cells, problem),
    dates: readDates(cells, dateOrder, problem),
    awardMethod: awardMethodOf(cells.method === undefined ? null : 'other', cells.method ?? null),
    status: statusOf(cells.status),
    problems,
  };
};

/** A row without a currency is in Canadian dollars; without an amount, of unknown amount. */
const readAmount = (
  cells: RegisterCells,
  problem: (code: string, field: RegisterField) => void,
): Pick<RegisterRow, 'currency' | 'amount'> => {
  const currency = cells.currency?.trim().toUpperCase() ?? 'CAD';
  if (!isCurrencyCode(currency)) {
    problem('unknown-currency', 'currency');
    return { currency: 'CAD', amount: null };
  }
  if (cells.amount === undefined) return { currency, amount: null };
  const read = parseAmount(cells.amount, { currency });
  if (!read.ok) problem('unreadable-amount', 'amount');
  return { currency, amount: read.ok ? read.value : null };
};

const readDates = (
  cells: RegisterCells,
  dateOrder: DateOrder | null,
  problem: (code: string, field: RegisterField) => void,
): Readonly<Record<RegisterDate, string | null>> => {
  const dates: Record<RegisterDate, string | null> = {
    noticeOn: null,
    awardedOn: null,
    signedOn: null,
    startsOn: null,
    endsOn: null,
  };
  for (const field of registerDates) {
    const text = cells[field];
    if (text === undefined) continue;
    const read = readDate(text, dateOrder);
    if (read.ok) dates[field] = read.value;
    else problem(read.error === 'ambiguous-date' ? 'ambiguous-date' : 'unreadable-date', field);
  }
  const { startsOn, endsOn } = dates;
  if (startsOn !== null && endsOn !== null && startsOn > endsOn) problem('end-before-start', 'endsOn');
  return dates;
};

const statusWords: readonly (readonly [RegExp, ContractStatus])[] = [
  [/resili|terminated|annul|cancel/iu, 'terminated'],
  [/suspend/iu, 'suspended'],
  [/termin|complet|ferm|closed|acheve|expire/iu, 'completed'],
  [/appel d.offres|tender/iu, 'tendering'],
  [/planifi|prevu|planned|a venir/iu, 'planned'],
  [/actif|active|en cours|en vigueur|in force|ouvert|open/iu, 'active'],
];

const statusOf = (text: string | undefined): ContractStatus => {
  if (text === undefined) return 'unknown';
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return statusWords.find(([pattern]) => pattern.test(plain))?.[1] ?? 'unknown';
};

/** Looks at the dates of all rows, and says which of day and month comes first; null when none tells, or they disagree. */
export const observeDateOrder = () => {
  let dayFirst = 0;
  let monthFirst = 0;
  return {
    observe: (cells: RegisterCells): void => {
      for (const field of registerDates) {
        const match = /^\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})\b/u.exec(cells[field] ?? '');
        if (match === null) continue;
        if (Number(match[1]) > 12) dayFirst += 1;
        else if (Number(match[2]) > 12) monthFirst += 1;
      }
    },
    decide: (): DateOrder | null => {
      if (dayFirst > 0 && monthFirst === 0) return 'dmy';
      return monthFirst > 0 && dayFirst === 0 ? 'mdy' : null;
    },
  };
};
