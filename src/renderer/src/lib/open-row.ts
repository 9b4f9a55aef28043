import { callApi } from './api.ts';
import { useBridge } from './bridge.tsx';
import { goTo, routeOf, type Route } from './route.ts';

/** Rows that are shown inside another one: the column that names it, and where. */
const shownInside: Readonly<
  Record<string, { readonly column: string; readonly route: (id: number) => Route }>
> = {
  milestone: {
    column: 'contractId',
    route: (id) => ({ screen: 'contracts', selectedId: id, tab: 'milestones' }),
  },
  amendment: {
    column: 'contractId',
    route: (id) => ({ screen: 'contracts', selectedId: id, tab: 'amendments' }),
  },
  baseline: {
    column: 'contractId',
    route: (id) => ({ screen: 'contracts', selectedId: id, tab: 'baselines' }),
  },
  evidence: { column: 'findingId', route: (id) => ({ screen: 'findings', selectedId: id }) },
  reviewNote: { column: 'findingId', route: (id) => ({ screen: 'findings', selectedId: id }) },
  exposure: { column: 'contractId', route: (id) => ({ screen: 'contracts', selectedId: id }) },
  lawClaim: { column: 'contractId', route: (id) => ({ screen: 'contracts', selectedId: id }) },
  lobbyingMandate: { column: 'vendorId', route: (id) => ({ screen: 'vendors', selectedId: id }) },
  lobbyingCommunication: { column: 'vendorId', route: (id) => ({ screen: 'vendors', selectedId: id }) },
  invoiceLine: { column: 'invoiceId', route: (id) => ({ screen: 'invoices', selectedId: id }) },
};

/** Goes to where a row is shown, by way of the row that contains it if there is one. @throws AppFailure */
export const useOpenRow = (): ((entity: string, id: number) => Promise<void>) => {
  const { api } = useBridge();
  return async (entity, id) => {
    const container = shownInside[entity];
    if (container === undefined) {
      goTo(routeOf(entity, id));
      return;
    }
    const { values } = await callApi(api, ['register', 'get'], { entity, id });
    const inside = values[container.column];
    goTo(typeof inside === 'number' ? container.route(inside) : routeOf(entity, id));
  };
};
