/** ISO 4217 for an amount whose currency is not known. */
export const noCurrency = 'XXX';
