import type { Provenance } from '../provenance/provenance.ts';
import type { RowOf } from '../register/entities.ts';

/** What was invoiced and paid under one contract, in minor units of its currency. */
export type Billing = {
  /** Credit notes are negative amounts and reduce it. Before tax, or with tax when the contract's value has it. */
  readonly invoiced: bigint;
  /** Invoices with an amount counted here; 0 means that nothing is known of invoicing, not that nothing was invoiced. */
  readonly invoiceCount: number;
  readonly paid: bigint;
  /** Amounts left out because they are in another currency than the contract. */
  readonly otherCurrency: number;
  /** Amounts counted although their tax is not known, so that they may contain some. */
  readonly taxUncertain: number;
  /** Invoices or lines without any amount. */
  readonly amountUnknown: number;
  /** Credit notes stored with a positive amount: they add where they should subtract. */
  readonly positiveCredits: number;
  readonly outsideTerm: OutsideTerm | null;
  /** The weakest of the amounts counted as invoiced, and as paid; null without any. */
  readonly invoicedFrom: Provenance | null;
  readonly paidFrom: Provenance | null;
};

/** Invoices whose period (or date, without a period) is not within the term, with the first as an example. */
export type OutsideTerm = {
  readonly invoices: number;
  readonly number: string;
  readonly from: string;
  readonly to: string;
};

/** Everything an overrun is computed from: rows as stored, nothing derived. */
export type OverrunFacts = {
  readonly contract: RowOf<'contract'>;
  readonly publicBody: string | null;
  readonly bodyKind: RowOf<'organization'>['bodyKind'];
  readonly vendor: string | null;
  readonly amendments: readonly RowOf<'amendment'>[];
  readonly baselines: readonly RowOf<'baseline'>[];
  readonly milestones: readonly RowOf<'milestone'>[];
  /** Accepted figures of basis `forecast` about money. */
  readonly forecasts: readonly RowOf<'figure'>[];
  /** Figures of basis `contract` and `tender` about money: what may back the original value. */
  readonly statedValues: readonly RowOf<'figure'>[];
  /** Rows whose amounts were changed by hand since they were imported. */
  readonly edited: { readonly contract: boolean; readonly amendments: ReadonlySet<number> };
  readonly billing: Billing;
};

/** Things to know before comparing amounts; sentences in the catalogues under `cautions.<code>`. */
export type Caution =
  | 'amendment-status-unknown'
  | 'amendment-amount-unknown'
  | 'amendment-direction-unknown'
  | 'amendment-sign'
  | 'other-currency'
  | 'tax-basis'
  | 'tax-basis-unknown'
  | 'invoice-amount-unknown'
  | 'credit-note-positive'
  | 'forecast-tax-basis'
  | 'forecast-scope'
  | 'forecast-below-invoiced';

export const cautionOrder: readonly Caution[] = [
  'amendment-status-unknown',
  'amendment-amount-unknown',
  'amendment-direction-unknown',
  'amendment-sign',
  'other-currency',
  'tax-basis',
  'tax-basis-unknown',
  'invoice-amount-unknown',
  'credit-note-positive',
  'forecast-tax-basis',
  'forecast-scope',
  'forecast-below-invoiced',
];
