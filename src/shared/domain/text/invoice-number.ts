/** An invoice number as it is compared: capitals, without punctuation, spaces and leading zeros. */
export const normalisedNumber = (number: string): string => {
  const plain = number
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '');
  return plain.replace(/^0+(?=.)/u, '');
};

/** Its digits only, without leading zeros: `08012306A` and `8012306` are the same. Empty without any digit. */
export const numberDigits = (number: string): string =>
  number.replace(/[^0-9]/gu, '').replace(/^0+(?=.)/u, '');
