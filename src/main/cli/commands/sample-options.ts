import { randomBytes } from 'node:crypto';
import { AppFailure } from '#shared/ipc/app-error.ts';
import { definitionOf } from '#shared/domain/register/entities.ts';
import { parseAmount } from '#shared/domain/money/money.ts';
import { amountsOf, sampledEntities, sampledEntityNames } from '#shared/domain/sampling/sampled-entities.ts';
import { ppmOfPercent } from '#shared/domain/sampling/percent.ts';
import type { SamplePopulation, SampleRequest } from '#shared/ipc/calls/sampling.ts';
import type { GridFilter } from '#shared/ipc/grid-schemas.ts';
import type { ParsedArguments } from '../options.ts';

/** What `constat sample` takes, beside the options that every command has. */
export const sampleOptions = {
  method: { type: 'string' },
  confidence: { type: 'string' },
  tolerable: { type: 'string' },
  expected: { type: 'string' },
  size: { type: 'string' },
  seed: { type: 'string' },
  title: { type: 'string' },
  entity: { type: 'string' },
  amount: { type: 'string' },
  currency: { type: 'string' },
  filter: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  search: { type: 'string' },
  plan: { type: 'boolean' },
  evaluate: { type: 'string' },
  again: { type: 'string' },
} as const;

const usage = (detail: string): AppFailure => new AppFailure({ code: 'usage', detail });

/** The request that the options make; a seed of the machine's own where none is given. Throws usage. */
export const readSampleRequest = (options: ParsedArguments): SampleRequest => {
  const population = readPopulation(options);
  return {
    population,
    design: readDesign(options, population.currency),
    seed: options.text('seed') ?? String(randomBytes(6).readUIntBE(0, 6)),
  };
};

const readPopulation = (options: ParsedArguments): SamplePopulation => {
  const asked = options.text('entity') ?? 'invoice';
  const entity = sampledEntityNames.find((known) => known === asked);
  if (entity === undefined) throw usage(`--entity ${sampledEntityNames.join('|')}`);
  const [first = ''] = amountsOf(entity);
  const amount = options.text('amount') ?? first;
  if (!amountsOf(entity).includes(amount)) throw usage(`--amount ${amountsOf(entity).join('|')}`);
  const currency = (options.text('currency') ?? 'CAD').toUpperCase();
  if (!/^[A-Z]{3}$/u.test(currency)) throw usage(`--currency ${currency}`);
  const { date } = sampledEntities[entity];
  return {
    entity,
    amount,
    currency,
    filters: [
      ...options.texts('filter').map((text) => equalTo(entity, text)),
      ...period(date, options.text('from') ?? null, options.text('to') ?? null),
    ],
    search: options.text('search') ?? '',
  };
};

/** `column=value`: an id for a column that points to a row. Throws usage for a column that there is not. */
const equalTo = (entity: SamplePopulation['entity'], text: string): GridFilter => {
  const cut = text.indexOf('=');
  const [column, value] = [text.slice(0, cut), text.slice(cut + 1)];
  const { columns } = definitionOf(entity);
  const kind = cut > 0 && Object.hasOwn(columns, column) ? columns[column]?.kind : undefined;
  if (kind === undefined) throw usage(`--filter ${text}`);
  const isNumber = kind === 'ref' || kind === 'integer' || kind === 'flag';
  if (isNumber && !/^[0-9]+$/u.test(value)) throw usage(`--filter ${text}`);
  return { type: 'equals', column, value: isNumber ? Number(value) : value };
};

const period = (column: string | null, low: string | null, high: string | null): readonly GridFilter[] => {
  if (low === null && high === null) return [];
  const isDate = (text: string | null): boolean => text === null || /^\d{4}-\d{2}-\d{2}$/u.test(text);
  if (column === null || !isDate(low) || !isDate(high)) throw usage('--from, --to YYYY-MM-DD');
  return [{ type: 'between', column, low, high }];
};

const readDesign = (options: ParsedArguments, currency: string): SampleRequest['design'] => {
  const confidencePpm = percentOption(options, 'confidence') ?? 950_000;
  switch (options.text('method')) {
    case 'mus': {
      const money = (name: string): number | null => amountOption(options, name, currency);
      const tolerable = money('tolerable');
      if (tolerable === null) throw usage('--tolerable AMOUNT');
      return { method: 'mus', confidencePpm, tolerable, expected: money('expected') ?? 0 };
    }
    case 'attribute': {
      const tolerablePpm = percentOption(options, 'tolerable');
      if (tolerablePpm === null) throw usage('--tolerable PERCENT');
      const expectedPpm = percentOption(options, 'expected') ?? 0;
      return { method: 'attribute', confidencePpm, tolerablePpm, expectedPpm };
    }
    case 'random': {
      const size = options.text('size') ?? '';
      if (!/^[0-9]{1,7}$/u.test(size)) throw usage('--size N');
      return { method: 'random', confidencePpm, size: Number(size) };
    }
    default:
      throw usage('--method mus|attribute|random');
  }
};

const percentOption = (options: ParsedArguments, name: string): number | null => {
  const text = options.text(name);
  if (text === undefined) return null;
  const ppm = ppmOfPercent(text);
  if (ppm === null) throw usage(`--${name} ${text}`);
  return ppm;
};

const amountOption = (options: ParsedArguments, name: string, currency: string): number | null => {
  const text = options.text(name);
  if (text === undefined) return null;
  const amount = parseAmount(text, { currency });
  if (!amount.ok || amount.value < 0) throw usage(`--${name} ${text}`);
  return amount.value;
};

/** The id that an option names. Throws usage. */
export const idOption = (options: ParsedArguments, name: string): number | null => {
  const text = options.text(name);
  if (text === undefined) return null;
  if (!/^[1-9][0-9]{0,9}$/u.test(text)) throw usage(`--${name} ${text}`);
  return Number(text);
};
