import { useTranslation } from 'react-i18next';
import { directionOf } from '#renderer/components/chart/interval.ts';
import { titleIn } from '#renderer/components/chart/title.ts';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { Chip } from '#renderer/components/Chip.tsx';
import { Unknown } from '#renderer/components/Money.tsx';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { MoneyIntervalText, OverrunRow } from '#shared/ipc/overrun-schemas.ts';
import { FlagChip } from './FlagChip.tsx';
import styles from './OverrunTableRow.module.css';

/** One contract; pressing its title opens its costs. */
export const OverrunTableRow = ({
  row,
  isExact,
}: {
  readonly row: OverrunRow;
  readonly isExact: boolean;
}) => {
  const { t } = useTranslation(['overview', 'overruns']);
  const format = useFormat();
  const amount = (interval: MoneyIntervalText | null, note?: string) => (
    <AmountCell
      interval={interval}
      currency={row.currency}
      isExact={isExact}
      {...(note === undefined ? {} : { note })}
    />
  );
  const exact = (minor: string): MoneyIntervalText => ({ low: minor, high: minor });
  return (
    <tr className={styles['row']}>
      <th scope="row" className={styles['contract']}>
        <button
          type="button"
          className={styles['title']}
          onClick={() => goTo({ screen: 'contracts', selectedId: row.id, tab: 'costs' })}
        >
          {titleIn(format.locale, row)}
        </button>
        <span className={styles['detail']}>
          {[row.reference, row.publicBody, row.vendor].filter((text) => text !== null).join(' · ')}
        </span>
        {row.kind === 'programme' ? <Chip>{t('table.programme')}</Chip> : null}
      </th>
      {amount(row.original)}
      {amount(row.amendments.count === 0 ? exact('0') : row.amendments.total, amendmentsNote(row, t))}
      {amount(row.current)}
      {row.invoiceCount === 0 ? (
        <NothingCell reason={t('table.noInvoice')} />
      ) : (
        amount(exact(row.invoiced), t('table.invoices', { count: row.invoiceCount }))
      )}
      {row.paid === '0' ? <NothingCell reason={t('table.noPayment')} /> : amount(exact(row.paid))}
      {row.forecast === null ? <NothingCell reason={t('table.noForecast')} /> : amount(row.forecast)}
      {amount(row.cost, row.costBasis === null ? '' : t(`overruns:costBasis.${row.costBasis}`))}
      <GrowthCell growth={row.overrunOriginal} row={row} isExact={isExact} />
      <GrowthCell growth={row.overrunBaseline} row={row} isExact={isExact} />
      {amount(row.remaining)}
      <td className={styles['number']}>
        {row.monthsLate === null ? <span className={styles['none']}>–</span> : format.number(row.monthsLate)}
      </td>
      <td className={styles['flags']}>
        {row.flags.map((flag) => (
          <FlagChip key={flag.rule} flag={flag} currency={row.currency} />
        ))}
      </td>
    </tr>
  );
};

const amendmentsNote = (row: OverrunRow, t: (key: string, options: { count: number }) => string): string =>
  [
    row.amendments.count > 0 && t('table.amendments', { count: row.amendments.count }),
    row.amendments.pending > 0 && t('table.pending', { count: row.amendments.pending }),
    row.amendments.unknown > 0 && t('table.amountless', { count: row.amendments.unknown }),
  ]
    .filter((part) => part !== false)
    .join(' · ');

/** Nothing is on file: a dash, since zero would say that we know. */
const NothingCell = ({ reason }: { readonly reason: string }) => (
  <td className={styles['none']} title={reason}>
    –
  </td>
);

const AmountCell = ({
  interval,
  currency,
  isExact,
  note = '',
}: {
  readonly interval: MoneyIntervalText | null;
  readonly currency: string;
  readonly isExact: boolean;
  readonly note?: string;
}) => {
  const format = useFormat();
  return (
    <td className={styles['number']} title={format.interval(interval, currency)}>
      {interval === null ? <Unknown /> : format.intervalSign(interval, currency, { compact: !isExact })}
      {note === '' ? null : <span className={styles['note']}>{note}</span>}
    </td>
  );
};

const GrowthCell = ({
  growth,
  row,
  isExact,
}: {
  readonly growth: OverrunRow['overrunOriginal'];
  readonly row: OverrunRow;
  readonly isExact: boolean;
}) => {
  const { t } = useTranslation(['overview', 'overruns']);
  const format = useFormat();
  const words = useGrowthWords();
  if (growth === null) {
    const [caution] = row.cautions;
    return (
      <td className={`${styles['number'] ?? ''} ${styles['none'] ?? ''}`}>
        {caution === undefined ? '–' : <span title={t(`overruns:cautions.${caution}`)}>–</span>}
      </td>
    );
  }
  return (
    <td
      className={styles['number']}
      data-direction={directionOf(growth.amount)}
      title={format.interval(growth.amount, row.currency)}
    >
      {words.arrow(growth.amount)}{' '}
      {growth.percent === null
        ? format.intervalSign(growth.amount, row.currency, { compact: !isExact })
        : format.percentInterval(growth.percent)}
      {growth.percent === null ? null : (
        <span className={styles['note']}>
          {format.intervalSign(growth.amount, row.currency, { compact: !isExact })}
        </span>
      )}
    </td>
  );
};
