import type { Locale } from '#shared/ipc/contract.ts';

/** The title of a contract in the language asked for, else in the other, else its reference. */
export const titleIn = (
  locale: Locale,
  contract: { readonly titleFr: string | null; readonly titleEn: string | null; readonly reference: string },
): string => {
  const [wanted, other] =
    locale === 'fr' ? [contract.titleFr, contract.titleEn] : [contract.titleEn, contract.titleFr];
  return wanted ?? other ?? contract.reference;
};
