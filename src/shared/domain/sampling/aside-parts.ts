import type { SamplePlan } from '../../ipc/calls/sampling.ts';

type Part = { readonly key: string; readonly values: { readonly count: number; readonly amount?: string } };

/** What was set aside, part by part, as keys of the catalogue `sampling:plan`; none when nothing was. */
export const asideParts = (
  { negative, negativeAmount, zero, unknown, otherCurrency }: SamplePlan['aside'],
  money: (minor: string) => string,
): readonly Part[] => {
  const parts: readonly Part[] = [
    { key: 'negative', values: { count: negative, amount: money(negativeAmount) } },
    { key: 'zero', values: { count: zero } },
    { key: 'unknown', values: { count: unknown } },
    { key: 'otherCurrency', values: { count: otherCurrency } },
  ];
  return parts.filter(({ values }) => values.count > 0);
};
