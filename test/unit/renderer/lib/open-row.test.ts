import { expect, it } from 'vitest';
import { routeToRow } from '#renderer/lib/open-row.ts';
import { entityNames } from '#shared/domain/register/entities.ts';

it('a row inside another one is shown there, selected', () => {
  expect(routeToRow('lobbyingCommunication', 5, { vendorId: 3, mandateId: 9 })).toEqual({
    screen: 'vendors',
    selectedId: 3,
    tab: 'lobbying',
    inside: { entity: 'lobbyingCommunication', id: 5 },
  });
  expect(routeToRow('amendment', 5, { contractId: 3 })).toEqual({
    screen: 'contracts',
    selectedId: 3,
    tab: 'amendments',
    inside: { entity: 'amendment', id: 5 },
  });
});

it('what is said of a law is shown with its contract, else with its vendor', () => {
  expect(routeToRow('lawClaim', 5, { contractId: 2, organizationId: 3 })).toMatchObject({
    screen: 'contracts',
    selectedId: 2,
    tab: 'sovereignty',
  });
  expect(routeToRow('lawClaim', 5, { contractId: null, organizationId: 3 })).toMatchObject({
    screen: 'vendors',
    selectedId: 3,
    tab: 'laws',
  });
});

it('every row that a person may be led to is shown somewhere, not just in the list of contracts', () => {
  const contained = {
    contractId: 1,
    vendorId: 1,
    organizationId: 1,
    invoiceId: 1,
    findingId: 1,
    sampleId: 1,
  };
  const lost = entityNames.filter((entity) => {
    const route = routeToRow(entity, 1, contained);
    return route.screen === 'contracts' && route.selectedId === undefined;
  });
  expect(lost).toEqual(['disposition']);
});
