import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';

export type Detail = ExceptionRow['detail'];
type DetailValue = Detail[string];
type Known = Exclude<DetailValue, null>;

/** One thing that a test says about an exception. Both bounds of an amount (`ceilingLow`, `ceilingHigh`) are one. */
export type DetailFact = { readonly name: string } & (
  | { readonly kind: 'values'; readonly values: readonly (string | number)[] }
  /** Decimal text in main units, or percentage points for `percent`; a null side is open. */
  | { readonly kind: 'bounds'; readonly low: string | null; readonly high: string | null }
);

/** How one value is written. */
export type ValueKind = 'amount' | 'date' | 'code' | 'number' | 'text';

/** Names of values that are amounts in main units, in the currency of the exception. */
const amountNames = new Set(
  'amount amounts billed budget charges contracted cost credited difference effective estimate excess expected gst gstExpected invoiced largest listed lowest net next outstanding paid price qst qstExpected read second stated sum taxable threshold total winning'.split(
    ' ',
  ),
);

/** Names of values that are codes with words of their own. */
const codeNames = new Set(
  'band basis cause classification conformity gstCause kind limitFrom mark marks method missing nature of problem problems qstCause reason reasons roles rules state status step subject tax why'.split(
    ' ',
  ),
);

const numberText = /^-?[0-9]+(\.[0-9]+)?$/u;
const dateText = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u;

/** How a value is to be read, from its name and its looks: the tests give data, not words. */
export const kindOf = (name: string, value: string | number, currency: string | null): ValueKind => {
  if (typeof value === 'number') return 'number';
  if (dateText.test(value)) return 'date';
  if (currency !== null && amountNames.has(name) && numberText.test(value)) return 'amount';
  return codeNames.has(name) ? 'code' : 'text';
};

/** Which value names the exception, best first. */
const headNames = [
  'vendors',
  'vendor',
  'reference',
  'workPackage',
  'tenderer',
  'employee',
  'person',
  'approvedBy',
  'names',
  'name',
  'title',
  'process',
  'provider',
  'file',
  'number',
] as const;

const isKnown = (value: DetailValue | undefined): value is Known =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** A name that says less than another one that is also there. */
const isRepeated = (name: string, detail: Detail): boolean => name === 'vendor' && isKnown(detail['vendors']);

/** Names that say which thing it is come first, then when: the case keeps the others in the order of the alphabet. */
const firstNames = [
  ...headNames,
  'numbers',
  'title',
  'lot',
  'line',
  'issuedOn',
  'dates',
  'on',
  'from',
  'to',
  'startsOn',
  'endsOn',
  'dueOn',
  'paidOn',
] as readonly string[];

const placeOf = (name: string): number => {
  const place = firstNames.indexOf(name);
  return place === -1 ? firstNames.length : place;
};

/** What is known of an exception, what names it first. */
export const factsOf = (detail: Detail): readonly DetailFact[] =>
  Object.keys(detail)
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap((name): readonly DetailFact[] => {
      const value = detail[name];
      const [, bounded, side] = /^(.+)(Low|High)$/u.exec(name) ?? [];
      if (bounded !== undefined && `${bounded}Low` in detail && `${bounded}High` in detail)
        return side === 'Low' ? boundsOf(bounded, detail) : [];
      if (!isKnown(value) || isRepeated(name, detail)) return [];
      return [{ name, kind: 'values', values: typeof value === 'object' ? value : [value] }];
    });

const boundsOf = (name: string, detail: Detail): readonly DetailFact[] => {
  const [low, high] = [detail[`${name}Low`], detail[`${name}High`]].map((side) =>
    isKnown(side) ? String(side) : null,
  );
  return (low ?? high ?? null) === null
    ? []
    : [{ name, kind: 'bounds', low: low ?? null, high: high ?? null }];
};

/** The fact that names the exception, null where none does, and the others. */
export const headAndRest = (
  detail: Detail,
): { readonly head: DetailFact | null; readonly rest: readonly DetailFact[] } => {
  const facts = factsOf(detail);
  const name = headNames.find((candidate) => facts.some((fact) => fact.name === candidate));
  return {
    head: facts.find((fact) => fact.name === name) ?? null,
    rest: facts.filter((fact) => fact.name !== name),
  };
};

/** Names of the facts that differ between two states of an exception. */
export const changedFacts = (before: Detail, after: Detail): ReadonlySet<string> => {
  const written = (detail: Detail): ReadonlyMap<string, string> =>
    new Map(factsOf(detail).map((fact) => [fact.name, JSON.stringify(fact)]));
  const [was, is] = [written(before), written(after)];
  return new Set([...was.keys(), ...is.keys()].filter((name) => was.get(name) !== is.get(name)));
};
