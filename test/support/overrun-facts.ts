import type { AnyFields, EntityName, RowOf } from '#shared/domain/register/entities.ts';
import { entities } from '#shared/domain/register/entities.ts';
import type { Billing, OverrunFacts } from '#shared/domain/overrun/overrun-facts.ts';

/** A whole row of an entity: every column unknown but those given. */
const row = <E extends EntityName>(entity: E, id: number, fields: AnyFields): RowOf<E> =>
  ({
    ...Object.fromEntries(Object.keys(entities[entity].columns).map((name) => [name, null])),
    id,
    ...fields,
  }) as unknown as RowOf<E>;

/** An approved, signed increase of 100.00 CAD. */
export const amendmentRow = (id: number, fields: AnyFields = {}): RowOf<'amendment'> =>
  row('amendment', id, {
    importId: null,
    contractId: 1,
    number: String(id),
    signedOn: '2024-01-01',
    status: 'approved',
    approvedOn: '2024-01-01',
    direction: 'increase',
    currency: 'CAD',
    hedge: 'exact',
    low: 100_00,
    high: 100_00,
    ...fields,
  });

export const milestoneRow = (fields: AnyFields): RowOf<'milestone'> =>
  row('milestone', 1, { contractId: 1, name: 'Go-live', status: 'scheduled', ...fields });

export const forecastRow = (id: number, fields: AnyFields): RowOf<'figure'> =>
  row('figure', id, {
    contractId: 1,
    basis: 'forecast',
    unit: 'money',
    currency: 'CAD',
    hedge: 'exact',
    taxBasis: 'excluded',
    confidence: 'stated',
    accepted: 1,
    ...fields,
  });

export const baselineRow = (id: number, fields: AnyFields): RowOf<'baseline'> =>
  row('baseline', id, { contractId: 1, kind: 're-baselining', currency: 'CAD', hedge: 'exact', ...fields });

export const ruleRow = (id: number, code: string, fields: AnyFields = {}): RowOf<'rule'> =>
  row('rule', id, { code, titleFr: code, titleEn: code, mark: 'proposed', enabled: 1, ...fields });

export const noBilling: Billing = {
  invoiced: 0n,
  invoiceCount: 0,
  paid: 0n,
  otherCurrency: 0,
  taxUncertain: 0,
  amountUnknown: 0,
  positiveCredits: 0,
  outsideTerm: null,
  invoicedFrom: null,
  paidFrom: null,
};

export const invoicedFor = (invoiced: bigint): Billing => ({ ...noBilling, invoiced, invoiceCount: 1 });

/** A contract of 1,000.00 CAD before tax, without anything else. */
export const overrunFacts = (
  contract: AnyFields = {},
  facts: Partial<Omit<OverrunFacts, 'contract'>> = {},
): OverrunFacts => ({
  contract: row('contract', 1, {
    importId: null,
    reference: 'C-1',
    kind: 'contract',
    awardMethod: 'unknown',
    status: 'active',
    currency: 'CAD',
    taxBasis: 'excluded',
    originalHedge: 'exact',
    originalLow: 1000_00,
    originalHigh: 1000_00,
    ...contract,
  }),
  publicBody: null,
  bodyKind: null,
  vendor: null,
  amendments: [],
  baselines: [],
  milestones: [],
  forecasts: [],
  statedValues: [],
  edited: { contract: false, amendments: new Set() },
  billing: noBilling,
  ...facts,
});
