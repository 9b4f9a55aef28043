import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { flagLabel, flagTitle } from '#renderer/components/chart/use-flag-label.ts';
import { Chip } from '#renderer/components/Chip.tsx';
import { Unknown } from '#renderer/components/Unknown.tsx';
import type { ComputedColumn } from '#renderer/components/data-grid/grid-types.ts';
import { useApiQuery } from '#renderer/lib/api.ts';
import type { Format } from '#renderer/lib/format.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import type { TFunction } from 'i18next';
import styles from './contracts.module.css';

const noRows: readonly OverrunRow[] = [];

/** What the contract costs now, how far that is over, and its flags: computed by the case, shown beside the register. */
export const useCostColumns = (): readonly ComputedColumn[] => {
  const { t } = useTranslation(['screens', 'overview']);
  const format = useFormat();
  const rows = useApiQuery('overruns', 'portfolio', {}).data?.contracts ?? noRows;
  return useMemo(() => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [
      {
        id: 'cost:current',
        header: t('contracts.current'),
        width: 130,
        isNumber: true,
        before: 'originalLow',
        render: ({ id }) => currentValue(byId.get(id), format),
      },
      {
        id: 'cost:overrun',
        header: t('contracts.overrun'),
        width: 128,
        isNumber: true,
        before: 'originalLow',
        render: ({ id }) => overrun(byId.get(id), format, t),
      },
      {
        id: 'cost:flags',
        header: t('contracts.flags'),
        width: 156,
        before: 'originalLow',
        render: ({ id }) => flags(byId.get(id), format, t),
      },
    ];
  }, [rows, format, t]);
};

const currentValue = (row: OverrunRow | undefined, format: Format) => {
  if (row === undefined) return null;
  return row.current === null ? <Unknown /> : format.intervalSign(row.current, row.currency, { whole: true });
};

const isOver = (low: string | null): boolean => low !== null && !low.startsWith('-') && /[1-9]/u.test(low);

const overrun = (row: OverrunRow | undefined, format: Format, t: TFunction) => {
  const percent = row?.overrunOriginal?.percent ?? null;
  if (row === undefined || row.overrunOriginal === null) return <span className={styles['muted']}>–</span>;
  if (percent === null)
    return <span className={styles['muted']}>{t('screens:contracts.notComparable')}</span>;
  const text = format.percentInterval(percent);
  return isOver(percent.low) ? (
    <span className={styles['over']} title={t('screens:contracts.beyondTitle')}>
      ▲ {text}
    </span>
  ) : (
    text
  );
};

/** A row of the grid has room for two lines of them: of more, the first is named and the others are counted. */
const flags = (row: OverrunRow | undefined, { locale }: Format, t: TFunction) => {
  const all = row?.flags ?? [];
  const shown = all.length > 2 ? all.slice(0, 1) : all;
  const others = all.slice(shown.length);
  return (
    <span className={styles['flags']}>
      {shown.map((flag) => (
        <Chip key={flag.rule} tone={flag.rule === 'late' ? 'warn' : 'over'} title={flagTitle(flag, locale)}>
          {flagLabel(flag, { currency: row?.currency ?? 'CAD', locale, t })}
        </Chip>
      ))}
      {others.length === 0 ? null : (
        <Chip tone="over" title={others.map((flag) => flagTitle(flag, locale)).join('\n')}>
          {t('screens:contracts.moreFlags', { count: others.length })}
        </Chip>
      )}
    </span>
  );
};
