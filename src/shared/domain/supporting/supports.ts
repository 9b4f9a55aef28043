/** What an invoice needs to be checked against something. */
export const supports = [
  'period',
  'contract',
  'lines',
  'worker',
  'hours',
  'deliverable',
  'evidence',
] as const;

export type Support = (typeof supports)[number];

/** Which of them an invoice has. */
export type Supported = Readonly<Record<Support, boolean>>;

/** Of which invoices a support is asked. Hours and a deliverable each stand for the work: one of them is enough. */
type Asked = 'of-all' | 'without-deliverable' | 'without-hours' | 'of-none';

/** What every invoice says, wherever it comes from: asked even where none does. */
const basic: ReadonlySet<Support> = new Set<Support>(['period', 'contract', 'lines']);

const usual: Readonly<Record<Support, Asked>> = {
  period: 'of-all',
  contract: 'of-all',
  lines: 'of-all',
  worker: 'without-deliverable',
  hours: 'without-deliverable',
  deliverable: 'without-hours',
  evidence: 'of-all',
};

/**
 * Of which invoices each support is asked. A register that has hours, people, deliverables or documents of no invoice at
 * all was kept without them: their lack says nothing of any one invoice.
 * @param asksAll whether all of them are asked of each invoice, come what may
 */
export const askedSupports = (
  all: readonly Supported[],
  asksAll: boolean,
): readonly (readonly [Support, Asked])[] =>
  supports.map((support) => {
    if (asksAll) return [support, 'of-all'];
    return [support, basic.has(support) || all.some((has) => has[support]) ? usual[support] : 'of-none'];
  });

/** Those that an invoice lacks, of what is asked of it. */
export const missingSupports = (
  has: Supported,
  asked: readonly (readonly [Support, Asked])[],
): readonly Support[] =>
  asked.flatMap(([support, of]) => (!has[support] && isAskedOf(has, of) ? [support] : []));

const isAskedOf = (has: Supported, asked: Asked): boolean => {
  switch (asked) {
    case 'of-all':
      return true;
    case 'without-deliverable':
      return !has.deliverable;
    case 'without-hours':
      return !has.hours;
    case 'of-none':
      return false;
  }
};
