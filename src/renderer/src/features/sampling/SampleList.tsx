import { useTranslation } from 'react-i18next';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { percentOfPpm } from '#shared/domain/sampling/percent.ts';
import type { SampleDetail } from '#shared/ipc/calls/sampling.ts';
import { StateChip } from './StateChip.tsx';

const columns = [
  { name: 'title' },
  { name: 'method' },
  { name: 'population' },
  { name: 'size', isNumber: true },
  { name: 'examined', isNumber: true },
  { name: 'upper', isNumber: true },
  { name: 'tolerable', isNumber: true },
  { name: 'conclusion' },
] as const;

/** Every sample with what it shows, the last one first. */
export const SampleList = ({ samples }: { readonly samples: readonly SampleDetail[] }) => {
  const { t } = useTranslation('sampling');
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']} aria-label={t('list.label')}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} data-kind={'isNumber' in column ? 'number' : undefined}>
                {t(`list.columns.${column.name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <SampleRow key={sample.id} sample={sample} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const SampleRow = ({ sample }: { readonly sample: SampleDetail }) => {
  const { t } = useTranslation('sampling');
  const format = useFormat();
  const { id, title, request, plan, examined } = sample;
  const { upper, tolerable } = useLimits(sample);
  return (
    <tr>
      <td>
        <button
          type="button"
          className={texts['link']}
          onClick={() => goTo({ screen: 'sampling', selectedId: id })}
        >
          {title}
        </button>
      </td>
      <td>{t(`methods.${request.design.method}`)}</td>
      <td>{t(`entities.${request.population.entity}`)}</td>
      <td data-kind="number">{format.number(plan.size)}</td>
      <td data-kind="number">{format.number(examined)}</td>
      <td data-kind="number">{upper}</td>
      <td data-kind="number">{tolerable}</td>
      <td>
        <StateChip sample={sample} />
      </td>
    </tr>
  );
};

/** The upper limit and what can be tolerated, as amounts or as rates; a dash for what is not there. */
const useLimits = ({
  evaluation,
  request: { design },
  plan,
}: SampleDetail): { readonly upper: string; readonly tolerable: string } => {
  const format = useFormat();
  if (evaluation.of === 'rate') {
    const rate = (ppm: number | null): string => (ppm === null ? '–' : percentOfPpm(ppm, format.locale));
    return {
      upper: rate(evaluation.rate.upperPpm),
      tolerable: rate(design.method === 'attribute' ? design.tolerablePpm : null),
    };
  }
  const { over, under } = evaluation;
  const money = (minor: string | number | null): string =>
    minor === null ? '–' : format.money(minor, plan.currency);
  const isUnder = BigInt(under.upper ?? 0) > BigInt(over.upper ?? 0);
  return {
    upper: money((isUnder ? under : over).upper),
    tolerable: money(design.method === 'mus' ? design.tolerable : null),
  };
};
