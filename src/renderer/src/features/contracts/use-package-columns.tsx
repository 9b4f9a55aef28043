import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import type { ComputedColumn } from '#renderer/components/data-grid/grid-types.ts';
import type { Format } from '#renderer/lib/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { nearFromPercent } from '#shared/domain/overrun/ceiling.ts';
import type { PackageMeasures, WorkPackageMeasure } from '#shared/ipc/overrun-schemas.ts';
import type { TFunction } from 'i18next';
import { whyNoCeiling, whyNothingCompared } from './why-no-amount.ts';
import styles from './contracts.module.css';

/** What is invoiced for each work package against its ceiling: measured by the case, shown beside the register. */
export const usePackageColumns = (measures: PackageMeasures | undefined): readonly ComputedColumn[] => {
  const { t } = useTranslation('screens');
  const format = useFormat();
  return useMemo(() => {
    const byId = new Map((measures?.packages ?? []).map((of) => [of.id, of]));
    const column = (
      id: string,
      width: number,
      render: (of: WorkPackageMeasure) => ReturnType<ComputedColumn['render']>,
    ): ComputedColumn => ({
      id: `package:${id}`,
      header: t(`packages.${id}`),
      width,
      isNumber: true,
      before: 'low',
      render: (row) => {
        const of = byId.get(row.id);
        return of === undefined ? null : render(of);
      },
    });
    const amount = (
      of: WorkPackageMeasure,
      interval: WorkPackageMeasure['ceiling'],
      why: Why = whyNothingCompared(of),
    ) => (interval === null ? <None t={t} why={why} /> : format.intervalSign(interval, of.currency));
    return [
      column('share', 128, (of) => <Share of={of} format={format} t={t} />),
      column('invoiced', 124, (of) =>
        amount(of, of.invoiced === null ? null : { low: of.invoiced, high: of.invoiced }),
      ),
      column('ceiling', 124, (of) => amount(of, of.ceiling, whyNoCeiling(of))),
      column('remaining', 124, (of) => amount(of, of.remaining)),
      column('amendments', 124, (of) =>
        of.amendments.count === 0 ? '–' : amount(of, of.amendments.total, 'amendment-unknown'),
      ),
      column('lines', 110, (of) => <Lines of={of} format={format} t={t} />),
    ];
  }, [measures, format, t]);
};

type Shown = { readonly of: WorkPackageMeasure; readonly format: Format; readonly t: TFunction<'screens'> };

type Why = ReturnType<typeof whyNothingCompared>;

/** Why there is no amount. */
const None = ({ why, t }: { readonly why: Why; readonly t: Shown['t'] }) => (
  <span className={styles['muted']} title={t(`packages.none.${why}`)}>
    –
  </span>
);

/** A word and a sign say what the colour says. */
const Share = ({ of, format, t }: Shown) => (
  <span className={styles['share']}>
    {of.share === null ? (
      <None why={whyNothingCompared(of)} t={t} />
    ) : (
      <span>{format.percentInterval(of.share, { signed: false })}</span>
    )}
    {of.state === null ? null : of.state === 'near' ? (
      <Chip tone="warn">△ {t('packages.near', { percent: format.percent(String(nearFromPercent)) })}</Chip>
    ) : (
      <Chip tone="over" title={t('packages.overTitle', { date: format.date(of.crossedOn) })}>
        ▲ {t('packages.over')}
      </Chip>
    )}
  </span>
);

const Lines = ({ of: { lines, otherCurrency, amountUnknown, taxUncertain }, format, t }: Shown) => {
  const left = otherCurrency + amountUnknown;
  const title = [
    left === 0 ? null : t('packages.leftTitle', { otherCurrency, amountUnknown }),
    taxUncertain === 0 ? null : t('packages.taxUncertain', { count: taxUncertain }),
  ].filter((part) => part !== null);
  const count =
    left === 0 ? format.number(lines) : t('packages.linesLeft', { lines: format.number(lines), count: left });
  return title.length === 0 ? (
    count
  ) : (
    <span title={title.join(' ')}>{taxUncertain === 0 ? count : `${count} *`}</span>
  );
};
