import {
  text,
  sortedText,
  money,
  currency,
  flag,
  atLeast,
  ref,
  choice,
  required,
  readOnly,
} from './column-builders.ts';
import type { EntityDefinition } from './entity-definition.ts';

/** How a contract was put out to tender, and who bid. */
export const tenderingEntities = {
  tender: {
    table: 'tenders',
    imported: true,
    columns: {
      processId: required(sortedText(200)),
      contractId: ref('contract'),
      publicBodyId: ref('organization'),
      titleFr: text(500),
      titleEn: text(500),
      method: required(choice('open', 'selective', 'limited', 'direct', 'unknown')),
      awardCriteria: required(choice('price-only', 'rated', 'unknown')),
      startsAt: text(40),
      closesAt: text(40),
      tendererCount: atLeast(0),
      itemCodes: text(4000),
      currency: currency,
      estimate: money,
      contentHash: readOnly(text(64)),
      fileNumber: readOnly(atLeast(1)),
      sourceRow: readOnly(atLeast(1)),
    },
  },
  bid: {
    table: 'bids',
    imported: true,
    columns: {
      tenderId: required(ref('tender')),
      tendererId: ref('organization'),
      tendererName: required(sortedText(300)),
      tendererNumber: text(60),
      lot: text(120),
      currency: currency,
      amount: money,
      submittedAt: text(40),
      status: required(choice('valid', 'disqualified', 'withdrawn', 'invited', 'unknown')),
      isWinner: required(flag),
      contentHash: readOnly(text(64)),
      fileNumber: readOnly(atLeast(1)),
      sourceRow: readOnly(atLeast(1)),
    },
  },
} as const satisfies Record<string, EntityDefinition>;
