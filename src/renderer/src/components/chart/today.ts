/** Today as a calendar date (`2026-03-31`), in the time zone of the machine. */
export const localToday = (): string => new Date().toLocaleDateString('sv-SE');
