import { text, sortedText, ref, choice, required, readOnly } from './column-builders.ts';
import type { EntityDefinition } from './entity-definition.ts';

/** How files are read, and what was not taken in. */
export const importingEntities = {
  mappingProfile: {
    table: 'mapping_profiles',
    imported: false,
    columns: {
      name: required(sortedText(200)),
      vendorId: ref('organization'),
      sheet: text(200),
      headerRow: { kind: 'integer', min: 1 },
      /** JSON object: header text as written -> import field name. */
      headerMap: required(text(20_000)),
      /** JSON object: delimiter, encoding, decimal mark, date order; what was corrected by hand. */
      options: text(4000),
    },
  },
  importReject: {
    table: 'import_rejects',
    imported: true,
    columns: {
      sourceRow: required(readOnly({ kind: 'integer', min: 1 } as const)),
      /** Import field the reason is about; null when it is about the whole row. */
      field: text(300),
      code: required(text(60)),
      value: text(4000),
      /** JSON object: import field name -> text as written in the file. */
      cells: required(text(100_000)),
      status: required(choice('open', 'taken', 'dismissed')),
      invoiceLineId: ref('invoiceLine'),
    },
  },
} as const satisfies Record<string, EntityDefinition>;
