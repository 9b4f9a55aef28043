import type { StatedFigure } from '#shared/ipc/calls/figures.ts';

/** A figure of a contract as it crosses to the window: 682 M$ in June 2022; `fields` say what differs. */
export const statedFigure = (id: number, fields: Partial<StatedFigure> = {}): StatedFigure => ({
  id,
  subject: { entity: 'contract', id: 1, label: 'C-1 – Programme' },
  basis: 'forecast',
  scopeFr: 'Coût du programme',
  scopeEn: 'Cost of the programme',
  unit: 'money',
  currency: 'CAD',
  hedge: 'exact',
  amount: { low: '68200000000', high: '68200000000' },
  taxBasis: 'unknown',
  asOf: null,
  asOfText: '2022-06',
  span: { from: '2022-06-01', to: '2022-06-30' },
  statedBy: 'Vice-présidence',
  source: null,
  locator: null,
  document: null,
  confidence: 'verified',
  provenance: null,
  accepted: false,
  ...fields,
});
