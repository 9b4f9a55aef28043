/** Progress of a long job. `total` is null while it is not known. */
export type JobProgress = {
  readonly jobId: string;
  readonly phase: string;
  readonly done: number;
  readonly total: number | null;
};

/** Something in the case changed: by this window, an undo, or an import. */
export type DataChanged = { readonly entities: readonly string[]; readonly events: number };

/** A command chosen in the application menu. */
export type AppCommand = {
  readonly command:
    | 'new-case'
    | 'open-case'
    | 'save-copy'
    | 'close-case'
    | 'undo'
    | 'redo'
    | 'import'
    | 'export'
    | 'verify'
    | 'find'
    | 'about';
};

export type EventPayloads = {
  'job:progress': JobProgress;
  'data:changed': DataChanged;
  'app:command': AppCommand;
};
