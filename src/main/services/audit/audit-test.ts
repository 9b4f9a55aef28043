import type { ParameterDefinition, ParameterValues } from '#shared/domain/audit/parameters.ts';
import type { AuditNeed, PopulationKind, TestFindings } from '#shared/domain/audit/test-run.ts';
import type { EntityName } from '#shared/domain/register/entities.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { AuditFacts } from './audit-facts.ts';

/** What a test has at hand. */
export type TestInput = {
  readonly db: ReadableDb;
  /** Rows that several tests look at, read once for all of them. */
  readonly facts: AuditFacts;
  /** ISO date that counts as now. */
  readonly today: string;
  readonly parameters: ParameterValues;
};

/** A test that looks for something in the register. Its page, in both languages, is `resources/tests/{fr,en}/<id>.json`. */
export type AuditTest = {
  readonly id: string;
  readonly parameters: readonly ParameterDefinition[];
  /** Entities without a row of which there is nothing to look at; the first is the population. */
  readonly reads: readonly EntityName[];
  /** Entities of which one at least must have a row. Without `reads`, the first is the population. */
  readonly readsAny?: readonly EntityName[];
  /** What its population is, where it is not the rows of one entity. */
  readonly populationOf?: PopulationKind;
  /** Every reason for which a row may be left out. */
  readonly exclusions: readonly string[];
  /** Or what it needs beyond rows (dates, amounts) when none of the rows has it. */
  readonly run: (input: TestInput) => TestFindings | { readonly needs: readonly AuditNeed[] };
};
