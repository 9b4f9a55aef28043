/**
 * Bugs go to standard error with an incident id that the user also sees, so that a report can be matched with
 * the log. Nothing is sent anywhere. Expected failures are not logged: they are shown. On the command line, standard
 * error is for one line; there the log needs `--debug`.
 */
export const logIncident = (incident: string, thrown: unknown): void => {
  if (process.env[incidentsVariable] === 'hidden') return;
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`incident ${incident}: ${text}\n`);
};

const incidentsVariable = 'CONSTAT_INCIDENTS';

/** Leaves bugs out of standard error, in this thread and in those started from now on. */
export const hideIncidents = (): void => {
  process.env[incidentsVariable] = 'hidden';
};
