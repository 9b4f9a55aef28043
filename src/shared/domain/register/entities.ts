import type { CellValue, ColumnDefinition, ValueOf } from './column-kinds.ts';

const text = (maxLength: number) => ({ kind: 'text', maxLength }) as const;
const sortedText = (maxLength: number) => ({ kind: 'text', maxLength, sortKey: true }) as const;
const longText = { kind: 'text', maxLength: 20_000, multiline: true } as const;
const date = { kind: 'date' } as const;
const money = { kind: 'money' } as const;
const decimal = { kind: 'decimal' } as const;
const ref = <E extends string>(entity: E) => ({ kind: 'ref', entity }) as const;
const choice = <const V extends readonly string[]>(...values: V) => ({ kind: 'choice', values }) as const;
const required = <C extends ColumnDefinition>(column: C) => ({ ...column, required: true }) as const;
const readOnly = <C extends ColumnDefinition>(column: C) => ({ ...column, readOnly: true }) as const;

/** How sure a source is of an amount: from its own words, not from our judgement. */
export const hedges = ['exact', 'about', 'at-least', 'at-most', 'between'] as const;

/**
 * The dictionary of the register: every entity with its table and columns. The order of the columns is the order
 * in grids and workbooks. Adding a column takes a migration; a test compares this dictionary with the schema.
 *
 * `imported: true` marks entities whose rows an import may add: they carry `importId` and become visible when that
 * import is committed.
 */
export const entities = {
  organization: {
    table: 'organizations',
    imported: true,
    columns: {
      kind: required(choice('public-body', 'vendor', 'both')),
      name: required(sortedText(300)),
      nameEn: text(300),
      neq: text(20),
      gstNumber: text(30),
      qstNumber: text(30),
      country: text(2),
      parentId: ref('organization'),
      aliases: text(2000),
      notes: longText,
    },
  },
  contract: {
    table: 'contracts',
    imported: true,
    columns: {
      reference: required(sortedText(120)),
      internalNumber: text(120),
      titleFr: sortedText(500),
      titleEn: sortedText(500),
      kind: required(choice('contract', 'framework', 'programme', 'project')),
      publicBodyId: ref('organization'),
      vendorId: ref('organization'),
      otherVendors: text(500),
      programmeId: ref('contract'),
      awardMethod: required(
        choice('public-tender', 'invitation', 'mutual-agreement', 'framework', 'other', 'unknown'),
      ),
      status: required(
        choice('planned', 'tendering', 'active', 'suspended', 'completed', 'terminated', 'unknown'),
      ),
      currency: required({ kind: 'currency' } as const),
      originalHedge: choice(...hedges),
      originalLow: money,
      originalHigh: money,
      taxBasis: required(choice('excluded', 'included', 'unknown')),
      /** What was awarded, where a publication gives it beside the value of the contract. */
      awardedAmount: money,
      /** Identifier of the contracting process in the publication it comes from, e.g. an OCID. */
      processId: text(200),
      noticeOn: date,
      awardedOn: date,
      signedOn: date,
      startsOn: date,
      endsOn: date,
      optionEndsOn: date,
      optionsNote: text(500),
      description: longText,
      tags: text(300),
    },
  },
  baseline: {
    table: 'baselines',
    imported: false,
    columns: {
      contractId: required(ref('contract')),
      kind: required(choice('original', 're-baselining')),
      setOn: date,
      authority: text(300),
      reason: text(1000),
      currency: required({ kind: 'currency' } as const),
      hedge: choice(...hedges),
      low: money,
      high: money,
      sourceId: ref('source'),
    },
  },
  amendment: {
    table: 'amendments',
    imported: true,
    columns: {
      contractId: required(ref('contract')),
      number: sortedText(60),
      signedOn: date,
      effectiveOn: date,
      publishedOn: date,
      status: required(choice('approved', 'pending', 'refused', 'unknown')),
      approvedBy: text(300),
      approvedOn: date,
      direction: required(choice('increase', 'decrease', 'none', 'unknown')),
      currency: required({ kind: 'currency' } as const),
      hedge: choice(...hedges),
      low: money,
      high: money,
      newEndsOn: date,
      reason: choice(
        'volume-cuts',
        'item-price-variation',
        'quality-improvement',
        'third-party',
        'duration-extension',
        'price-reduction',
        'tax-rate',
        'fiscal-year-extension',
        'scope-addition',
        'other',
      ),
      description: longText,
      sourceId: ref('source'),
    },
  },
  milestone: {
    table: 'milestones',
    imported: true,
    columns: {
      contractId: required(ref('contract')),
      name: required(sortedText(300)),
      plannedOn: date,
      forecastOn: date,
      actualOn: date,
      status: required(choice('scheduled', 'met', 'partially-met', 'not-met', 'unknown')),
      notes: longText,
      sourceId: ref('source'),
    },
  },
  invoice: {
    table: 'invoices',
    imported: true,
    columns: {
      vendorId: required(ref('organization')),
      number: required(sortedText(120)),
      kind: required(choice('invoice', 'credit-note')),
      issuedOn: required(date),
      dueOn: date,
      receivedOn: date,
      contractId: ref('contract'),
      purchaseOrder: text(120),
      periodStart: date,
      periodEnd: date,
      currency: required({ kind: 'currency' } as const),
      net: money,
      gst: money,
      qst: money,
      /** Taxes other than GST and QST, all together. */
      otherTaxes: money,
      total: money,
      prepaid: money,
      rounding: money,
      /** Due for payment: total - prepaid + rounding. */
      payable: money,
      /** Of a credit note: the number of the invoice that it corrects. */
      precedingNumber: text(120),
      /** The contract as the document names it, known to the register or not. */
      contractReference: text(120),
      /** SHA-256 of what a document said, by which it is recognised when it is delivered again. */
      contentHash: readOnly(text(64)),
      notes: longText,
    },
  },
  invoiceLine: {
    table: 'invoice_lines',
    imported: true,
    columns: {
      invoiceId: required(ref('invoice')),
      lineNumber: { kind: 'integer', min: 1 },
      contractId: ref('contract'),
      description: text(4000),
      purchaseOrder: text(120),
      periodStart: date,
      periodEnd: date,
      quantity: decimal,
      unitPrice: decimal,
      currency: required({ kind: 'currency' } as const),
      net: money,
      gst: money,
      qst: money,
      total: money,
      sourceRow: readOnly({ kind: 'integer', min: 1 } as const),
    },
  },
  payment: {
    table: 'payments',
    imported: true,
    columns: {
      invoiceId: ref('invoice'),
      contractId: ref('contract'),
      vendorId: ref('organization'),
      reference: sortedText(120),
      paidOn: date,
      currency: required({ kind: 'currency' } as const),
      amount: required(money),
      notes: longText,
    },
  },
  costRecord: {
    table: 'cost_records',
    imported: true,
    columns: {
      invoiceNumber: readOnly(sortedText(120)),
      vendorId: readOnly(ref('organization')),
      contractId: ref('contract'),
      provider: readOnly(text(200)),
      publisher: readOnly(text(200)),
      billingAccount: readOnly(sortedText(120)),
      account: readOnly(sortedText(120)),
      service: readOnly(sortedText(300)),
      region: readOnly(sortedText(120)),
      chargeCategory: readOnly(text(60)),
      chargeClass: readOnly(text(60)),
      description: readOnly(text(2000)),
      periodStart: readOnly(date),
      periodEnd: readOnly(date),
      chargeStart: readOnly(text(40)),
      chargeEnd: readOnly(text(40)),
      currency: required(readOnly({ kind: 'currency' } as const)),
      billedCost: readOnly(decimal),
      effectiveCost: readOnly(decimal),
      listCost: readOnly(decimal),
      contractedCost: readOnly(decimal),
      quantity: readOnly(decimal),
      unit: readOnly(text(120)),
      unitPrice: readOnly(decimal),
      sku: readOnly(text(300)),
      resource: readOnly(text(500)),
      contractReference: readOnly(text(300)),
      contentHash: readOnly(text(64)),
      sourceRow: readOnly({ kind: 'integer', min: 1 } as const),
    },
  },
  publication: {
    table: 'publications',
    imported: true,
    columns: {
      scheme: required(readOnly(choice('ocds', 'seao-xml', 'disclosure'))),
      processId: required(readOnly(sortedText(200))),
      releaseId: readOnly(text(200)),
      publishedOn: readOnly(date),
      tags: readOnly(text(200)),
      contractId: readOnly(ref('contract')),
      currency: readOnly({ kind: 'currency' } as const),
      amount: readOnly(money),
      /** As published; null when it is too long to keep beside the kept file. */
      content: readOnly(longText),
      contentHash: required(readOnly(text(64))),
      sourceRow: readOnly({ kind: 'integer', min: 1 } as const),
    },
  },
  source: {
    table: 'sources',
    imported: false,
    columns: {
      title: required(sortedText(500)),
      publisher: text(300),
      kind: required(
        choice('official', 'audit-report', 'commission', 'press', 'law', 'register', 'vendor', 'other'),
      ),
      publishedOn: date,
      consultedOn: date,
      url: text(2000),
      notes: longText,
    },
  },
  figure: {
    table: 'figures',
    imported: false,
    columns: {
      contractId: ref('contract'),
      organizationId: ref('organization'),
      basis: required(
        choice(
          'tender',
          'contract',
          'programme',
          'budget',
          'forecast',
          'invoiced',
          'paid',
          'alternative',
          'savings',
          'lobbying',
          'other',
        ),
      ),
      scopeFr: sortedText(500),
      scopeEn: sortedText(500),
      unit: required(choice('money', 'count')),
      currency: { kind: 'currency' },
      hedge: required(choice(...hedges)),
      low: money,
      high: money,
      lowCount: { kind: 'integer' },
      highCount: { kind: 'integer' },
      taxBasis: required(choice('excluded', 'included', 'unknown')),
      asOf: date,
      asOfText: text(200),
      statedBy: text(300),
      sourceId: ref('source'),
      locator: text(300),
      quoteFr: text(2000),
      quoteEn: text(2000),
      confidence: required(choice('verified', 'stated', 'unverified')),
      accepted: required({ kind: 'flag' } as const),
      notes: longText,
    },
  },
  rule: {
    table: 'rules',
    imported: false,
    columns: {
      code: required(sortedText(60)),
      titleFr: required(text(500)),
      titleEn: required(text(500)),
      limitPpm: { kind: 'integer' },
      limitDays: { kind: 'integer' },
      validFrom: date,
      validTo: date,
      article: text(300),
      url: text(2000),
      mark: required(choice('verified', 'unverified', 'proposed')),
      noteFr: longText,
      noteEn: longText,
      enabled: required({ kind: 'flag' } as const),
    },
  },
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

export type EntityDefinition = {
  readonly table: string;
  readonly imported: boolean;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
};

export type EntityName = keyof typeof entities;

export const entityNames = Object.keys(entities) as EntityName[];

type Columns<E extends EntityName> = (typeof entities)[E]['columns'];

/** The columns of a row, without its id. */
export type FieldsOf<E extends EntityName> = {
  readonly [C in keyof Columns<E>]: Columns<E>[C] extends ColumnDefinition ? ValueOf<Columns<E>[C]> : never;
};

/** A stored row. `importId` is null when a person, not an import, added it. */
export type RowOf<E extends EntityName> = FieldsOf<E> & {
  readonly id: number;
} & ((typeof entities)[E]['imported'] extends true ? { readonly importId: number | null } : unknown);

/** A row of any entity, where the code does not care which. */
export type AnyRow = Readonly<Record<string, CellValue>> & { readonly id: number };

/** Values for some columns of any entity, keyed by column name. */
export type AnyFields = Readonly<Record<string, CellValue>>;

export const definitionOf = (entity: EntityName): EntityDefinition => entities[entity];

/** A column by a name from outside: only its own, so not `constructor` and the like. Undefined when there is none. */
export const columnNamed = (entity: EntityName, name: string): ColumnDefinition | undefined => {
  const { columns } = definitionOf(entity);
  return Object.hasOwn(columns, name) ? columns[name] : undefined;
};

export const isEntityName = (name: string): name is EntityName => Object.hasOwn(entities, name);
