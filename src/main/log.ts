/**
 * Bugs go to standard error with an incident id that the user also sees, so that a report can be matched with
 * the log. Nothing is sent anywhere. Expected failures are not logged: they are shown.
 */
export const logIncident = (incident: string, thrown: unknown): void => {
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`incident ${incident}: ${text}\n`);
};
