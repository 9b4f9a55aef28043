import { useTranslation } from 'react-i18next';
import { directionOf } from '#renderer/components/chart/interval.ts';
import { titleIn } from '#renderer/components/chart/title.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { ProvenanceMark } from '#renderer/components/provenance/ProvenanceMark.tsx';
import { useProvenanceWords } from '#renderer/components/provenance/use-provenance-words.ts';
import { Unknown } from '#renderer/components/Unknown.tsx';
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
}) => (
  <tr className={styles['row']}>
    <ContractCell row={row} />
    <AmountCells row={row} isExact={isExact} />
    <GrowthCell
      growth={row.overrunOriginal}
      provenance={row.provenance.overrunOriginal}
      row={row}
      isExact={isExact}
    />
    {row.overrunBaseline !== null && isSameBaseline(row) ? (
      <SameBaselineCell />
    ) : (
      <GrowthCell
        growth={row.overrunBaseline}
        provenance={row.provenance.overrunBaseline}
        row={row}
        isExact={isExact}
      />
    )}
    <AmountCell
      interval={row.remaining}
      provenance={row.provenance.remaining}
      currency={row.currency}
      isExact={isExact}
    />
    <LatenessCell monthsLate={row.monthsLate} />
  </tr>
);

/** The baseline in force is the original value itself: the same overrun again would only look like another one. */
const isSameBaseline = ({ baseline, original }: OverrunRow): boolean =>
  baseline?.low === original?.low && baseline?.high === original?.high;

const SameBaselineCell = () => {
  const { t } = useTranslation('overview');
  return (
    <td className={styles['none']} title={t('table.sameBaseline')}>
      {t('table.same')}
    </td>
  );
};

const ContractCell = ({ row }: { readonly row: OverrunRow }) => {
  const { t } = useTranslation('overview');
  const { locale } = useFormat();
  return (
    <th scope="row" className={styles['contract']}>
      <button
        type="button"
        className={styles['title']}
        onClick={() => goTo({ screen: 'contracts', selectedId: row.id, tab: 'costs' })}
      >
        {titleIn(locale, row)}
      </button>
      <span className={styles['detail']}>
        {[row.kind === 'programme' ? t('table.programme') : null, row.reference, row.publicBody, row.vendor]
          .filter((text) => text !== null)
          .join(' · ')}
      </span>
      {row.flags.map((flag) => (
        <FlagChip key={flag.rule} flag={flag} currency={row.currency} />
      ))}
    </th>
  );
};

const AmountCells = ({ row, isExact }: { readonly row: OverrunRow; readonly isExact: boolean }) => {
  const { t } = useTranslation(['overview', 'overruns']);
  const shared = { currency: row.currency, isExact };
  const basis = row.costBasis === null ? '' : t(`overruns:costBasis.${row.costBasis}`);
  const hasInvoices = row.invoiceCount > 0;
  const of = row.provenance;
  return (
    <>
      <AmountCell
        interval={row.original}
        isAbout={row.originalHedge === 'about'}
        provenance={of.original}
        {...shared}
      />
      {row.amendments.count + row.amendments.pending === 0 ? (
        <NothingCell reason={t('table.noAmendment')} />
      ) : (
        <AmountCell
          interval={row.amendments.total}
          note={amendmentsNote(row, t)}
          provenance={of.amendments}
          {...shared}
        />
      )}
      <AmountCell interval={row.current} provenance={of.current} {...shared} />
      {hasInvoices ? (
        <AmountCell
          interval={{ low: row.invoiced, high: row.invoiced }}
          note={t('table.invoices', { count: row.invoiceCount })}
          provenance={of.invoiced}
          {...shared}
        />
      ) : (
        <NothingCell reason={t('table.noInvoice')} />
      )}
      {row.paid === '0' ? (
        <NothingCell reason={t('table.noPayment')} />
      ) : (
        <AmountCell interval={{ low: row.paid, high: row.paid }} provenance={of.paid} {...shared} />
      )}
      {row.forecast === null ? (
        <NothingCell reason={t('table.noForecast')} />
      ) : (
        <AmountCell interval={row.forecast} provenance={of.forecast} {...shared} />
      )}
      <AmountCell interval={row.cost} note={basis} provenance={of.cost} isMarked {...shared} />
    </>
  );
};

const LatenessCell = ({ monthsLate }: { readonly monthsLate: number | null }) => {
  const format = useFormat();
  return (
    <td className={styles['number']}>
      {monthsLate === null ? <span className={styles['none']}>–</span> : format.number(monthsLate)}
    </td>
  );
};

const amendmentsNote = (row: OverrunRow, t: (key: string, options: { count: number }) => string): string =>
  [
    row.amendments.count > 0 && t('table.amendments', { count: row.amendments.count }),
    row.amendments.pending > 0 && t('table.pending', { count: row.amendments.pending }),
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
  provenance,
  isAbout = false,
  isMarked = false,
  note = '',
}: {
  readonly interval: MoneyIntervalText | null;
  readonly currency: string;
  readonly isExact: boolean;
  readonly provenance: OverrunRow['provenance']['cost'];
  readonly isAbout?: boolean;
  /** Says where the amount comes from beside it, not only in the tooltip. */
  readonly isMarked?: boolean;
  readonly note?: string;
}) => {
  const format = useFormat();
  const money = useShortMoney();
  const words = useProvenanceWords();
  const options = { about: isAbout };
  const title = [format.interval(interval, currency, options), provenance && words.title(provenance)];
  return (
    <td className={styles['number']} title={title.filter(Boolean).join('\n')}>
      {interval === null ? (
        <Unknown />
      ) : (
        (isExact ? format.intervalSign : money.signs)(interval, currency, options)
      )}
      {note === '' ? null : <span className={styles['note']}>{note}</span>}
      {isMarked ? <ProvenanceMark of={provenance} /> : null}
    </td>
  );
};

const GrowthCell = ({
  growth,
  provenance,
  row,
  isExact,
}: {
  readonly growth: OverrunRow['overrunOriginal'];
  readonly provenance: OverrunRow['provenance']['cost'];
  readonly row: OverrunRow;
  readonly isExact: boolean;
}) => {
  const { t } = useTranslation(['overview', 'overruns']);
  const format = useFormat();
  const words = useGrowthWords();
  const money = useShortMoney();
  if (growth === null) {
    const [caution] = row.cautions;
    return (
      <td className={`${styles['number'] ?? ''} ${styles['none'] ?? ''}`}>
        {caution === undefined ? '–' : <span title={t(`overruns:cautions.${caution}`)}>–</span>}
      </td>
    );
  }
  const amount = (isExact ? format.intervalSign : money.signs)(growth.amount, row.currency);
  const isNone = directionOf(growth.amount) === 'none';
  return (
    <td
      className={styles['number']}
      data-direction={directionOf(growth.amount)}
      title={format.interval(growth.amount, row.currency)}
    >
      {words.arrow(growth.amount)} {growth.percent === null ? amount : format.percentInterval(growth.percent)}
      {growth.percent === null || isNone ? null : <span className={styles['note']}>{amount}</span>}
      <ProvenanceMark of={provenance} />
    </td>
  );
};
