/** Today as a calendar date (`2026-03-31`), in the time zone of the machine. */
export const localToday = (): string => {
  const now = new Date();
  const twoDigits = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
};
