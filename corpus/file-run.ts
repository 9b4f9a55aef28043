/** A cell as `constat read --cells --json` says it. */
export type ReadCell = {
  readonly ref: string;
  readonly type: string;
  readonly value: string | boolean | null;
  readonly text: string;
};

export type ReadSheet = {
  readonly name: string;
  readonly visibility: string;
  readonly rows: number;
  readonly header: readonly string[];
  readonly headerRow: number | null;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly string[];
  readonly tables: readonly { readonly name: string; readonly ref: string }[];
  readonly cells: readonly ReadCell[];
};

export type ReadDocument = {
  readonly number: string;
  readonly lines: number;
  readonly net: string;
  readonly taxes: readonly { readonly code: string; readonly amount: string }[];
  readonly total: string;
  readonly tied: boolean;
  readonly rules: readonly string[];
};

/** What `constat read --cells --json` prints. */
export type ReadReply = {
  readonly kind: string;
  readonly sheets: readonly ReadSheet[];
  readonly documents: readonly ReadDocument[];
  readonly warnings: readonly { readonly code: string }[];
};

export type ImportAmounts = {
  readonly currency: string | null;
  readonly read: string | null;
  readonly accepted: string | null;
  readonly rejected: string | null;
  readonly ignored: string | null;
};

/** What `constat import --json` prints of one file. */
export type ImportReply = {
  readonly kind: string;
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly ignored: number;
  };
  readonly amounts: ImportAmounts;
  readonly amountsByCurrency?: Readonly<Record<string, Omit<ImportAmounts, 'currency'>>>;
  readonly committed: boolean;
};

/** One command on one file. */
export type Step<Reply> = {
  readonly seconds: number;
  /** Of all processors; null where it cannot be measured. */
  readonly processorSeconds: number | null;
  readonly peakMegabytes: number | null;
  /** Null when the file was refused, or the command did not end as it should. */
  readonly reply: Reply | null;
  /** Code of the refusal. */
  readonly code: string | null;
  /** Sentence of the refusal. */
  readonly message: string;
  /** What went wrong in the program itself: a signal, the end of its time, an internal error. */
  readonly crash: string | null;
};

export type CaseState = {
  /** Null when the case is whole; what `verify` names, or what is left of an import that was not committed. */
  readonly damage: string | null;
  /** Rows of the tables by name, of committed imports only. */
  readonly counts: Readonly<Record<string, number>>;
  readonly invoices: readonly CaseInvoice[];
  /** What the publications are tagged with, each tag once. */
  readonly tags: readonly string[];
};

export type CaseInvoice = {
  readonly number: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly vendor: string | null;
};

/** Everything that became of one file. */
export type FileRun = {
  readonly file: string;
  readonly read: Step<ReadReply>;
  readonly imported: Step<ImportReply>;
  readonly kept: CaseState;
};
