/** The date of text that begins with one, `2024-05-01` of `2024-05-01T15:00:00-04:00`. */
export const dayOf = (text: string | null): string | null =>
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}/u.exec(text ?? '')?.[0] ?? null;

/** Milliseconds of an ISO date or instant; without an offset it is taken as UTC. Null when it is none. */
export const instantOf = (text: string | null): number | null => {
  if (text === null) return null;
  const hasOffset = !text.includes('T') || /(?:Z|[+-][0-9]{2}:?[0-9]{2})$/u.test(text);
  const instant = Date.parse(hasOffset ? text : `${text}Z`);
  return Number.isNaN(instant) ? null : instant;
};

/** Whether one comes after the other: by their instants where both have a time of day, else by their days. */
export const isAfter = (later: string, earlier: string): boolean => {
  const [a, b] = [instantOf(later), instantOf(earlier)];
  if (later.includes('T') && earlier.includes('T')) return a !== null && b !== null && a > b;
  return (dayOf(later) ?? '') > (dayOf(earlier) ?? '~');
};
