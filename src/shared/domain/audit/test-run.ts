import type { Interval } from '../money/interval.ts';
import type { EntityName } from '../register/entities.ts';
import type { ParameterValues } from './parameters.ts';

/** What a test looks at or would need: an entity of the register, or what its rows must say. */
export type AuditNeed = EntityName | 'due-dates' | 'imports' | 'list-prices';

/** What the rows of a population are: those of an entity, or of two together. */
export type PopulationKind =
  | EntityName
  | 'purchases'
  | 'contracts-and-amendments'
  | 'contracts-and-work-packages'
  | 'invoices-and-payments';

export type RowReference = { readonly entity: EntityName; readonly id: number };

/** Values that a sentence is made of; no prose. Amounts are decimal text in the currency of the exception. */
export type Detail = Readonly<Record<string, string | number | null | readonly string[]>>;

/** Something that a test found. It is a question to ask, not yet a finding. */
export type TestException = {
  /** The same at every run as long as it is the same thing, whatever its rows are numbered: unique within a run. */
  readonly key: string;
  readonly rows: readonly RowReference[];
  readonly currency: string | null;
  /** Minor units; null where no amount can be said to be at risk. */
  readonly amountAtRisk: Interval | null;
  readonly detail: Detail;
};

/** Rows of the population that were not examined, with the reason: a code with words in the page of the test. */
export type Exclusion = { readonly reason: string; readonly count: number };

/** A dated rule as it was when the test ran. */
export type RuleVersion = {
  readonly code: string;
  /** Row of the register, null for a rule that the application ships. */
  readonly ruleId: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Decimal text in main units, where the rule is an amount. */
  readonly amount: string | null;
  readonly limitPpm: number | null;
  readonly limitDays: number | null;
  readonly article: string | null;
  readonly url: string | null;
  readonly mark: string;
};

/** Of a statistical test: how many values there were, and how many it takes to conclude anything. */
export type TooFew = { readonly n: number; readonly least: number };

/** What came of a test that could be run. */
export type TestFindings = {
  /** Rows looked at, the excluded ones included. */
  readonly population: number;
  readonly excluded: readonly Exclusion[];
  readonly exceptions: readonly TestException[];
  readonly ruleVersions?: readonly RuleVersion[];
  /** Names of the parameters that counted, of those that do not always: see `ParameterDefinition.uses`. */
  readonly usedParameters?: readonly string[];
  /** Rows of a table or chart that show all of the population: bands, digits. */
  readonly profile?: readonly Detail[];
  /** Set where there was too little to conclude from: then no exception does not mean that all is well. */
  readonly tooFew?: TooFew | null;
};

export type TestRun = Required<Omit<TestFindings, 'usedParameters'>> & {
  readonly test: string;
  readonly parameters: ParameterValues;
  /** Names of those that were set and had no effect. */
  readonly unusedParameters: readonly string[];
  /** What is counted. */
  readonly populationOf: PopulationKind | null;
} & (
    | { readonly status: 'done' }
    | { readonly status: 'not-applicable'; readonly needs: readonly AuditNeed[] }
    /** A bug; the other tests ran. The log has the incident. */
    | { readonly status: 'failed'; readonly incident: string }
  );

/**
 * Key of an exception from what identifies it in the world (names, numbers, dates, amounts), never from ids alone: an
 * import that is undone and taken in again gives new ids to the same facts.
 */
export const exceptionKey = (...parts: readonly (string | number | null)[]): string =>
  parts.map((part) => String(part ?? '').replace(/[%|]/gu, encodeURIComponent)).join('|');
