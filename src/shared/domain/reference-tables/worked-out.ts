import type { CellValue, ColumnDefinition } from '../register/column-kinds.ts';
import { columnNamed } from '../register/entities.ts';
import { agreedAmount } from './agreed-amount.ts';
import type { ReferenceEntity } from './reference-formats.ts';
import { isWeekday } from './weekdays.ts';
import { workedDays } from './worked-days.ts';

/** What a row says, by column of the file. */
export type Said = Readonly<Record<string, CellValue>>;

/** Columns of the register that are worked out, and what is wrong: the code and the column that shows it. */
export type WorkedOut = {
  readonly fields: Said;
  readonly problem: readonly [code: string, field: string] | null;
  readonly warning: readonly [code: string, field: string] | null;
};

type Working = {
  /** Columns of the file that are none of the register. */
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly workOut: (said: Said) => WorkedOut;
};

const date = { kind: 'date' } as const;

const workings: Partial<Readonly<Record<ReferenceEntity, Working>>> = {
  workPackage: { columns: { amount: { kind: 'money' } }, workOut: agreedAmount },
  timeEntry: { columns: { day: date, weekStarting: date, weekEnding: date }, workOut: workedDays },
};

const none: Working = { columns: {}, workOut: () => ({ fields: {}, problem: null, warning: null }) };

/** How what a file says becomes columns of the register, where the two are not the same. */
export const workingOf = (entity: ReferenceEntity): Working => workings[entity] ?? none;

/** What the cells of a column of a file are. */
export const kindOfField = (entity: ReferenceEntity, field: string): ColumnDefinition['kind'] | undefined =>
  isWeekday(field) ? 'decimal' : (columnNamed(entity, field) ?? workingOf(entity).columns[field])?.kind;
