import { useTranslation } from 'react-i18next';
import { Chip, type ChipTone } from '#renderer/components/Chip.tsx';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { MergePlan, MergeProblem } from '#shared/ipc/merge-schemas.ts';
import styles from './MergeScreen.module.css';

/** What of the workbook cannot be taken over as it stands, and what is worth knowing. */
export const MergeNotes = ({ plan }: { readonly plan: MergePlan }) => {
  const { t } = useTranslation('merging');
  const { problems, warnings } = plan;
  if (problems.length + warnings.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('notes')}>
      <h2 className={styles['heading']}>{t('problemCount', { count: problems.length })}</h2>
      <p className={styles['explained']}>{t('problemsExplained')}</p>
      <ul className={styles['notes']}>
        {problems.slice(0, mostShown).map((problem) => (
          <Problem key={JSON.stringify(problem)} problem={problem} />
        ))}
        {warnings.slice(0, mostShown).map(({ code, sheet, row, column }) => (
          <li key={`${code}-${sheet}-${row}-${column}`}>
            <Place sheet={sheet} row={row} tone="plain" /> {column ?? ''} {t(`warnings.${code}`)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** The command line lists all of them. */
const mostShown = 200;

/** Where in the workbook: the row of a sheet, a whole sheet, or nothing. */
const Place = ({
  sheet,
  row,
  tone,
}: {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly tone: ChipTone;
}) => {
  const { t } = useTranslation('merging');
  if (sheet === null || sheet === '') return null;
  return <Chip tone={tone}>{row === null ? sheet : t('place', { sheet, row })}</Chip>;
};

const Problem = ({ problem }: { readonly problem: MergeProblem }) => {
  const { t } = useTranslation(['merging', 'errors', 'workbook']);
  const words = useRegisterWords();
  const { sheet, row, entity, column, code, value } = problem;
  const columnName = (): string => {
    if (column === null) return '';
    return column === 'key' ? t('workbook:columns.key') : words.column(entity ?? '', column);
  };
  return (
    <li>
      <Place sheet={sheet} row={row} tone="over" /> <b>{columnName()}</b>{' '}
      {t([`merging:problems.${code}`, `errors:problems.${code}`])}
      {value === null || value === '' ? null : <code className={styles['value']}>{value}</code>}
    </li>
  );
};
