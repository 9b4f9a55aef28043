import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import { rowsTieOut, tieOuts } from './model/tie-out.ts';
import type { TieOut } from './model/tie-out.ts';
import { useDecimalMoney } from './use-decimal-money.ts';
import styles from './TieOutBand.module.css';

type Part = 'read' | 'accepted' | 'rejected' | 'ignored';

/** Read = accepted + rejected + ignored, in rows and to the cent, beside the total that the file itself states. */
export const TieOutBand = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const ties = tieOuts(report);
  const parts: readonly Part[] =
    report.rows.ignored > 0 ? ['read', 'accepted', 'rejected', 'ignored'] : ['read', 'accepted', 'rejected'];
  const holds = rowsTieOut(report) && ties.every((tie) => tie.holds);
  return (
    <div className={styles['band']} data-parts={parts.length}>
      {parts.map((part) => (
        <PartCell key={part} part={part} report={report} ties={ties} />
      ))}
      {report.files.length > 0 ? null : <StatedTotal report={report} currency={ties[0]?.currency ?? 'CAD'} />}
      {holds ? null : (
        <p className={styles['broken']} role="alert">
          {t('tieOut.broken')}
        </p>
      )}
    </div>
  );
};

const PartCell = ({
  part,
  report,
  ties,
}: {
  readonly part: Part;
  readonly report: ImportReport;
  readonly ties: readonly TieOut[];
}) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const money = useDecimalMoney();
  const { rows } = report;
  const isAlarming = part === 'rejected' && rows.rejected > 0;
  const count =
    part === 'read'
      ? t(report.files.length > 0 ? 'tieOut.records' : 'tieOut.rows', { count: rows.read })
      : part === 'ignored' && rows.duplicates > 0
        ? t('tieOut.duplicates', { ignored: rows.ignored, count: rows.duplicates })
        : format.number(rows[part]);
  return (
    <div className={styles['part']}>
      <span className={styles['label']}>
        {t(`tieOut.${part}`)}
        {part === 'read' ? ` · ${t(`fields.${report.amountField}`).toLocaleLowerCase(format.locale)}` : ''}
      </span>
      {ties.length === 0 ? <span className={styles['amount']}>–</span> : null}
      {ties.map((tie) => (
        <span key={tie.currency} className={styles['amount']} data-tone={isAlarming ? 'over' : 'plain'}>
          {money(tie[part], tie.currency)}
        </span>
      ))}{' '}
      <span className={styles['count']}>{count}</span>
    </div>
  );
};

const StatedTotal = ({ report, currency }: { readonly report: ImportReport; readonly currency: string }) => {
  const { t } = useTranslation('imports');
  const money = useDecimalMoney();
  const { statedTotal } = report;
  return (
    <div className={styles['part']}>
      <span className={styles['label']}>{t('tieOut.stated')}</span>
      {statedTotal === null ? (
        <span className={styles['none']}>{t('tieOut.noStatedTotal')}</span>
      ) : (
        <>
          <span className={styles['amount']}>{money(statedTotal.amount, currency)}</span>{' '}
          <span className={styles['count']}>
            <Chip tone={statedTotal.agrees ? 'ok' : 'over'} title={t('tieOut.row', { row: statedTotal.row })}>
              {t(statedTotal.agrees ? 'tieOut.agrees' : 'tieOut.differs')}
            </Chip>
          </span>
        </>
      )}
    </div>
  );
};
