import type { ReferenceEntity } from '#shared/domain/reference-tables/reference-formats.ts';

/** The tables by what they are about, in the order of an audit: what was bought and done, how it was tendered, who. */
export const tableGroups = [
  { key: 'purchasing', tables: ['purchaseOrder', 'approval', 'priceItem'] },
  { key: 'work', tables: ['workPackage', 'timeEntry'] },
  { key: 'tendering', tables: ['tender', 'bid', 'authorisation'] },
  { key: 'lobbying', tables: ['lobbyingMandate', 'lobbyingCommunication'] },
  { key: 'organisation', tables: ['employee', 'holiday'] },
] as const satisfies readonly { readonly key: string; readonly tables: readonly ReferenceEntity[] }[];
