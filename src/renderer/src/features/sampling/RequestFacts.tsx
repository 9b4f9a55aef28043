import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useApiQuery } from '#renderer/lib/api.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { columnNamed } from '#shared/domain/register/entities.ts';
import { percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { SampleDetail, SamplePopulation } from '#shared/ipc/calls/sampling.ts';
import type { GridFilter } from '#shared/ipc/grid-schemas.ts';

/** What a sample was asked to be: the rows, what narrows them, and what can be tolerated. */
export const RequestFacts = ({ sample: { request, plan } }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const words = useRegisterWords();
  const format = useFormat();
  const { population, design } = request;
  const { entity, amount, currency, filters, search } = population;
  const percent = (ppm: number): string => percentOfPpm(ppm, format.locale);
  return (
    <Facts>
      <Fact term={t('form.entity')}>{t(`entities.${entity}`)}</Fact>
      <Fact term={t('form.amount')}>
        {words.column(entity, amount)}, {currency}
      </Fact>
      {filters.map((filter) => (
        <Fact key={`${filter.type} ${filter.column}`} term={words.column(entity, filter.column)}>
          <FilterText entity={entity} filter={filter} />
        </Fact>
      ))}
      {search === '' ? null : <Fact term={t('form.search')}>{search}</Fact>}
      <Fact term={t('form.confidence')}>{percent(design.confidencePpm)}</Fact>
      {design.method === 'mus' ? (
        <>
          <Fact term={t('form.tolerable')}>{format.money(design.tolerable, plan.currency)}</Fact>
          <Fact term={t('form.expected')}>{format.money(design.expected, plan.currency)}</Fact>
        </>
      ) : null}
      {design.method === 'attribute' ? (
        <>
          <Fact term={t('form.tolerableRate')}>{percent(design.tolerablePpm)}</Fact>
          <Fact term={t('form.expectedRate')}>{percent(design.expectedPpm)}</Fact>
        </>
      ) : null}
    </Facts>
  );
};

const FilterText = ({
  entity,
  filter,
}: {
  readonly entity: SamplePopulation['entity'];
  readonly filter: GridFilter;
}) => {
  const column = columnNamed(entity, filter.column);
  if (filter.type === 'equals' && column?.kind === 'ref' && typeof filter.value === 'number')
    return <RowName entity={column.entity} id={filter.value} />;
  if (filter.type === 'between') return `${filter.low ?? '…'} – ${filter.high ?? '…'}`;
  if (filter.type === 'equals') return String(filter.value ?? '');
  if (filter.type === 'contains') return filter.text;
  return filter.type === 'in' ? filter.values.join(', ') : filter.type;
};

/** What a row that a filter names is called; its number when it is gone. */
const RowName = ({ entity, id }: { readonly entity: string; readonly id: number }) => {
  const { data } = useApiQuery('register', 'get', { entity, id });
  return String(data?.values['name'] ?? data?.values['reference'] ?? data?.values['number'] ?? `id ${id}`);
};
