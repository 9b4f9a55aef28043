/** Capitals and digits only: codes, bank accounts and registration numbers as they are compared. Empty for none. */
export const plainCode = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '');
