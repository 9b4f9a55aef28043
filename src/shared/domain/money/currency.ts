// ISO 4217, without metals, drawing rights and test codes: they have no minor unit and nobody invoices in them.

/** Codes whose minor unit is the main unit itself. */
const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const withThreeDecimals = 'BHD IQD JOD KWD LYD OMR TND';
const withFourDecimals = 'CLF UYW';
const withTwoDecimals =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF ' +
  'CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF ' +
  'IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN ' +
  'MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS ' +
  'SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG';

/** Withdrawn codes that old contracts and invoices still carry. */
const withdrawn = 'DEM FRF HRK ITL';

const exponents: ReadonlyMap<string, number> = new Map(
  [
    [withoutDecimals, 0],
    [withTwoDecimals, 2],
    [withThreeDecimals, 3],
    [withFourDecimals, 4],
    [withdrawn, 2],
  ].flatMap(([codes, exponent]) =>
    String(codes)
      .split(' ')
      .map((code) => [code, Number(exponent)] as const),
  ),
);

/** Number of decimals of a currency's minor unit (ISO 4217): JPY 0, CAD 2, KWD 3. An unlisted code has 2. */
export const currencyExponent = (code: string): number => exponents.get(code) ?? 2;

/** Whether the text is an ISO 4217 code, in capitals. */
export const isCurrencyCode = (text: string): boolean => exponents.has(text);
