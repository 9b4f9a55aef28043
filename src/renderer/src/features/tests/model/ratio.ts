/** A share in percent with one decimal, half away from zero, as text: 1 of 8 is `12.5`. The whole is not zero. */
export const ratioText = (part: number, whole: number): string => {
  const tenths = (BigInt(part) * 2_000n + BigInt(whole)) / (BigInt(whole) * 2n);
  return `${tenths / 10n}.${tenths % 10n}`;
};
