import type { DecimalMark } from '#shared/domain/money/written-number.ts';
import { parseAmount } from '#shared/domain/money/money.ts';
import { ppmOfPercent } from '#shared/domain/sampling/percent.ts';
import { amountsOf, sampledEntities, type SampledEntity } from '#shared/domain/sampling/sampled-entities.ts';
import type { SampleRequest } from '#shared/ipc/calls/sampling.ts';
import type { GridFilter } from '#shared/ipc/grid-schemas.ts';

/** A new sample as it is being typed. */
export type Draft = {
  readonly title: string;
  readonly entity: SampledEntity;
  readonly amount: string;
  readonly currency: string;
  readonly vendorId: number | null;
  readonly contractId: number | null;
  readonly from: string;
  readonly to: string;
  readonly search: string;
  readonly method: SampleRequest['design']['method'];
  readonly confidencePpm: number;
  readonly tolerable: string;
  readonly expected: string;
  readonly size: string;
  readonly seed: string;
};

export const newDraft = (entity: SampledEntity, seed: string): Draft => ({
  title: '',
  entity,
  amount: amountsOf(entity)[0] ?? '',
  currency: 'CAD',
  vendorId: null,
  contractId: null,
  from: '',
  to: '',
  search: '',
  method: 'mus',
  confidencePpm: 950_000,
  tolerable: '',
  expected: '',
  size: '25',
  seed,
});

/** The same draft over other rows: what does not fit them is left out. */
export const overOtherRows = (draft: Draft, entity: SampledEntity): Draft => ({
  ...draft,
  entity,
  amount: amountsOf(entity)[0] ?? '',
  vendorId: entity === 'invoiceLine' ? null : draft.vendorId,
  ...(sampledEntities[entity].date === null ? { from: '', to: '' } : {}),
});

export type DraftField = 'tolerable' | 'expected' | 'size' | 'seed' | 'from' | 'to';

export type ReadDraft = {
  /** Null while something is missing or cannot be read. */
  readonly request: SampleRequest | null;
  /** Fields that hold something that cannot be read. */
  readonly wrong: ReadonlySet<DraftField>;
};

/** What a draft asks for. An empty field is missing, not wrong. */
export const readDraft = (draft: Draft, decimalMark: DecimalMark): ReadDraft => {
  const wrong = new Set<DraftField>();
  const read = (field: DraftField, parse: (text: string) => number | null): number | null => {
    const text = draft[field].trim();
    if (text === '') return null;
    const value = parse(text);
    if (value === null) wrong.add(field);
    return value;
  };
  const design = designOf(draft, read, decimalMark);
  for (const side of ['from', 'to'] as const)
    if (draft[side] !== '' && !/^\d{4}-\d{2}-\d{2}$/u.test(draft[side])) wrong.add(side);
  if (!/^[0-9]{1,20}$/u.test(draft.seed)) wrong.add('seed');
  const { entity, amount, currency, search, seed } = draft;
  if (design === null || wrong.size > 0) return { request: null, wrong };
  const population = { entity, amount, currency, filters: filtersOf(draft), search: search.trim() };
  return { request: { population, design, seed }, wrong };
};

type Read = (field: DraftField, parse: (text: string) => number | null) => number | null;

const designOf = (
  { method, confidencePpm, currency }: Draft,
  read: Read,
  decimalMark: DecimalMark,
): SampleRequest['design'] | null => {
  const money = (text: string): number | null => {
    const amount = parseAmount(text, { currency, decimalMark });
    return amount.ok && amount.value >= 0 ? amount.value : null;
  };
  const parse = method === 'mus' ? money : ppmOfPercent;
  switch (method) {
    case 'mus': {
      const [tolerable, expected] = [read('tolerable', parse), read('expected', parse)];
      return tolerable === null ? null : { method, confidencePpm, tolerable, expected: expected ?? 0 };
    }
    case 'attribute': {
      const [tolerablePpm, expectedPpm] = [read('tolerable', parse), read('expected', parse)];
      return tolerablePpm === null
        ? null
        : { method, confidencePpm, tolerablePpm, expectedPpm: expectedPpm ?? 0 };
    }
    case 'random': {
      const size = read('size', (text) => (/^[0-9]{1,7}$/u.test(text) ? Number(text) : null));
      return size === null ? null : { method, confidencePpm, size };
    }
  }
};

const filtersOf = ({ entity, vendorId, contractId, from, to }: Draft): GridFilter[] => {
  const { date } = sampledEntities[entity];
  return [
    ...(vendorId === null ? [] : [{ type: 'equals' as const, column: 'vendorId', value: vendorId }]),
    ...(contractId === null ? [] : [{ type: 'equals' as const, column: 'contractId', value: contractId }]),
    ...(date === null || (from === '' && to === '')
      ? []
      : [
          {
            type: 'between' as const,
            column: date,
            low: from === '' ? null : from,
            high: to === '' ? null : to,
          },
        ]),
  ];
};
