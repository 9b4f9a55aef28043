import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { VerifyReport } from '#shared/ipc/contract.ts';
import styles from './trail.module.css';

/** What a verification found: that all matches, or the first thing that does not, by name. */
export const VerifyResult = ({ report }: { readonly report: VerifyReport }) => {
  const { t } = useTranslation('trail');
  return (
    <div className={styles['result']} data-ok={report.ok && report.headFound !== false} role="status">
      <p className={styles['verdict']}>
        {report.ok ? '✓' : '▲'} {t(report.ok ? 'verify.ok' : 'verify.notOk')}
      </p>
      <p className={styles['note']}>{t('verify.events', { count: report.events })}</p>
      {report.headFound === null ? null : (
        <p>{t(report.headFound ? 'verify.headFound' : 'verify.headMissing')}</p>
      )}
      {report.firstMismatch === null ? null : <Mismatch mismatch={report.firstMismatch} />}
    </div>
  );
};

const Mismatch = ({ mismatch }: { readonly mismatch: NonNullable<VerifyReport['firstMismatch']> }) => {
  const { t } = useTranslation('trail');
  const words = useRegisterWords();
  const { kind, seq, entity, id, column, expected, found } = mismatch;
  return (
    <>
      <h3 className={styles['heading']}>{t('verify.first')}</h3>
      <p>{t([`mismatches.${kind}`, 'mismatches.other'])}</p>
      <Facts>
        {seq === null ? null : <Fact term={t('verify.event', { seq })}>{''}</Fact>}
        {entity === null ? null : <Fact term={words.entity(entity, 'one')}>{id ?? ''}</Fact>}
        {column === null || entity === null ? null : <Fact term={words.column(entity, column)}>{''}</Fact>}
        {expected === null ? null : <Fact term={t('verify.expected')}>{expected}</Fact>}
        {found === null ? null : <Fact term={t('verify.found')}>{found}</Fact>}
      </Facts>
    </>
  );
};
