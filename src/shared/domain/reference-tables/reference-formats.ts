import type { EntityName } from '../register/entities.ts';

/** Tables that tests compare the register with, by the name of their format: each row of the file is one row of the entity. */
export const referenceEntities = {
  'purchase-orders': 'purchaseOrder',
  approvals: 'approval',
  employees: 'employee',
  'price-list': 'priceItem',
  authorisations: 'authorisation',
  holidays: 'holiday',
  tenders: 'tender',
  bids: 'bid',
  'lobbying-mandates': 'lobbyingMandate',
  'lobbying-communications': 'lobbyingCommunication',
  'work-packages': 'workPackage',
  'time-sheets': 'timeEntry',
} as const satisfies Record<string, EntityName>;

export type ReferenceFormat = keyof typeof referenceEntities;

export type ReferenceEntity = (typeof referenceEntities)[ReferenceFormat];

export const referenceFormats = Object.keys(referenceEntities) as readonly ReferenceFormat[];

const entitiesOfTables: readonly string[] = Object.values(referenceEntities);

export const isReferenceEntity = (entity: string): entity is ReferenceEntity =>
  entitiesOfTables.includes(entity);

export const isReferenceFormat = (format: string | null): format is ReferenceFormat =>
  format !== null && Object.hasOwn(referenceEntities, format);
