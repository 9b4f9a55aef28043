import { isCurrencyCode } from '../money/currency.ts';
import { isDecimalText } from '../money/decimal.ts';
import type { FieldIssue } from '../../ipc/app-error.ts';
import { isCalendarDate } from '../calendar/calendar-date.ts';
import { missingEvidence } from '../findings/evidence-rules.ts';
import type { CellValue, ColumnDefinition } from './column-kinds.ts';
import { definitionOf, type AnyFields, type EntityName } from './entities.ts';

type Problem = FieldIssue['problem'];

const integerProblem = (
  value: CellValue,
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): Problem | null => {
  if (!Number.isSafeInteger(value)) return 'not-integer';
  return Number(value) < min || Number(value) > max ? 'out-of-range' : null;
};

const textProblem = (value: CellValue, maxLength: number, isRequired: boolean): Problem | null => {
  if (typeof value !== 'string') return 'not-text';
  if (value.length > maxLength) return 'too-long';
  return isRequired && value.trim() === '' ? 'required' : null;
};

const matches = (value: CellValue, isMatch: (text: string) => boolean, problem: Problem): Problem | null =>
  typeof value === 'string' && isMatch(value) ? null : problem;

/** What is wrong with a stored value, or null. Whether a reference points to a row is checked where the rows are. */
export const valueProblem = (column: ColumnDefinition, value: CellValue): Problem | null => {
  const isRequired = column.required === true;
  if (value === null) return isRequired ? 'required' : null;
  switch (column.kind) {
    case 'text':
      return textProblem(value, column.maxLength, isRequired);
    case 'integer':
      return integerProblem(value, column.min, column.max);
    case 'money':
      return integerProblem(value) === null ? null : 'not-money';
    case 'ref':
      return integerProblem(value, 1) === null ? null : 'unknown-reference';
    case 'decimal':
      return matches(value, (text) => text.length <= 60 && isDecimalText(text), 'not-decimal');
    case 'date':
      return matches(value, isCalendarDate, 'not-a-date');
    case 'currency':
      return matches(value, isCurrencyCode, 'not-a-currency');
    case 'choice':
      return matches(value, (text) => column.values.includes(text), 'not-a-choice');
    case 'flag':
      return value === 0 || value === 1 ? null : 'not-a-choice';
  }
};

/** Pairs of columns of which the first may not be after (or above) the second. */
const orderedPairs: readonly { readonly low: string; readonly high: string; readonly problem: Problem }[] = [
  { low: 'startsOn', high: 'endsOn', problem: 'end-before-start' },
  { low: 'endsOn', high: 'optionEndsOn', problem: 'end-before-start' },
  { low: 'periodStart', high: 'periodEnd', problem: 'end-before-start' },
  { low: 'validFrom', high: 'validTo', problem: 'end-before-start' },
  { low: 'originalLow', high: 'originalHigh', problem: 'low-above-high' },
  { low: 'low', high: 'high', problem: 'low-above-high' },
  { low: 'lowCount', high: 'highCount', problem: 'low-above-high' },
];

/**
 * Checks a whole row, as it would be stored. Empty when it may be stored.
 * @param id the row's id, null for a new row: only to say where.
 */
export const rowIssues = (
  entity: EntityName,
  id: number | null,
  fields: AnyFields,
): readonly FieldIssue[] => {
  const { columns } = definitionOf(entity);
  const issue = (column: string, problem: Problem): FieldIssue => ({
    entity,
    id,
    column,
    problem,
    value: fields[column] ?? null,
  });
  const unknown = Object.keys(fields).filter((name) => !Object.hasOwn(columns, name));
  const single = Object.entries(columns).flatMap(([name, column]) => {
    const problem = valueProblem(column, fields[name] ?? null);
    return problem === null ? [] : [issue(name, problem)];
  });
  const pairs = orderedPairs.flatMap(({ low, high, problem }) => {
    const first = fields[low] ?? null;
    const second = fields[high] ?? null;
    return first !== null && second !== null && first > second ? [issue(high, problem)] : [];
  });
  const hasAmount = Object.entries(columns).some(
    ([name, { kind }]) => kind === 'money' && (fields[name] ?? null) !== null,
  );
  const needsCurrency =
    Object.hasOwn(columns, 'currency') && hasAmount && (fields['currency'] ?? null) === null;
  return [
    ...unknown.map((name) => issue(name, 'unknown-column')),
    ...single,
    ...(entity === 'evidence' ? missingEvidence(fields).map((column) => issue(column, 'required')) : []),
    ...(single.length === 0 ? pairs : []),
    ...(needsCurrency && single.length === 0 ? [issue('currency', 'currency-missing')] : []),
  ];
};
