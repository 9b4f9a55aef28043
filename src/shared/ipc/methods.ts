/** Every call the window may make. Names only, so that the sandboxed preload bundles no schemas. */
export const ipcMethods = {
  app: ['state', 'setPreferences', 'loadLayout', 'saveLayout', 'showInFolder'],
  cases: ['create', 'open', 'openRecent', 'forgetRecent', 'openBackup', 'saveCopy', 'close', 'info'],
  register: [
    'page',
    'aggregate',
    'get',
    'options',
    'insert',
    'update',
    'remove',
    'duplicate',
    'columnValues',
  ],
  history: ['state', 'undo', 'redo', 'events'],
  proof: ['verify'],
  importing: [
    'choose',
    'inspect',
    'stage',
    'report',
    'commit',
    'discard',
    'list',
    'rejects',
    'takeRejects',
    'dismissRejects',
    'saveProfile',
    'previewLines',
  ],
  overruns: ['portfolio', 'contract'],
  exporting: ['workbook', 'grid'],
  search: ['find'],
  jobs: ['cancel'],
} as const;

/** Everything main pushes to the window. */
export const ipcEvents = ['job:progress', 'data:changed', 'app:command'] as const;
