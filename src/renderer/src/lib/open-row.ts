import type { EntityName } from '#shared/domain/register/entities.ts';
import { callApi } from './api.ts';
import { useBridge } from './bridge.tsx';
import { goTo, routeOf, type ContractTab, type Route } from './route.ts';

/** A row inside another one: a column that names that one, and where both are shown. */
type Place = { readonly column: string; readonly route: (containerId: number, rowId: number) => Route };

const inContract = (entity: EntityName, tab: ContractTab): Place => ({
  column: 'contractId',
  route: (selectedId, id) => ({ screen: 'contracts', selectedId, tab, inside: { entity, id } }),
});

const inVendor = (entity: EntityName, column: string, tab: 'lobbying' | 'laws'): Place => ({
  column,
  route: (selectedId, id) => ({ screen: 'vendors', selectedId, tab, inside: { entity, id } }),
});

const inInvoice = (entity: EntityName): Place => ({
  column: 'invoiceId',
  route: (selectedId, id) => ({ screen: 'invoices', selectedId, inside: { entity, id } }),
});

const inFinding: Place = {
  column: 'findingId',
  route: (selectedId) => ({ screen: 'findings', selectedId }),
};

/** The first place whose column is known holds the row: what is said of a law is said of a contract or of a vendor. */
const placesOf: Readonly<Partial<Record<EntityName, readonly Place[]>>> = {
  milestone: [inContract('milestone', 'milestones')],
  amendment: [inContract('amendment', 'amendments')],
  workPackage: [inContract('workPackage', 'workPackages')],
  baseline: [inContract('baseline', 'baselines')],
  publication: [inContract('publication', 'publications')],
  statement: [inContract('statement', 'progress')],
  progressReport: [inContract('progressReport', 'progress')],
  delayCost: [inContract('delayCost', 'progress')],
  exposure: [inContract('exposure', 'sovereignty')],
  lawClaim: [inContract('lawClaim', 'sovereignty'), inVendor('lawClaim', 'organizationId', 'laws')],
  lobbyingMandate: [inVendor('lobbyingMandate', 'vendorId', 'lobbying')],
  lobbyingCommunication: [inVendor('lobbyingCommunication', 'vendorId', 'lobbying')],
  invoiceLine: [inInvoice('invoiceLine')],
  supportingDocument: [inInvoice('supportingDocument')],
  sampleItem: [{ column: 'sampleId', route: (selectedId) => ({ screen: 'sampling', selectedId }) }],
  evidence: [inFinding],
  reviewNote: [inFinding],
};

/** Where a row is shown, given its columns. */
export const routeToRow = (entity: string, id: number, values: Readonly<Record<string, unknown>>): Route => {
  for (const { column, route } of placesOf[entity as EntityName] ?? []) {
    const containerId = values[column];
    if (typeof containerId === 'number') return route(containerId, id);
  }
  return routeOf(entity, id);
};

/** Goes to where a row is shown: inside the row that contains it, if one does, and selected there. @throws AppFailure */
export const useOpenRow = (): ((entity: string, id: number) => Promise<void>) => {
  const { api } = useBridge();
  return async (entity, id) => {
    const isInside = Object.hasOwn(placesOf, entity);
    const values = isInside ? (await callApi(api, ['register', 'get'], { entity, id })).values : {};
    goTo(routeToRow(entity, id, values));
  };
};
