import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ExceptionRow } from '#shared/ipc/auditing-schemas.ts';
import { changedFacts, factsOf } from './model/detail.ts';
import { useDetailText } from './use-detail-text.ts';
import styles from './ExceptionPanel.module.css';

/** What a test says about an exception; what changed since the run before is shown with what it was. */
export const ExceptionFacts = ({
  row,
  before,
}: {
  readonly row: ExceptionRow;
  readonly before: ExceptionRow | null;
}) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  const text = useDetailText();
  const earlier = new Map((before === null ? [] : factsOf(before.detail)).map((fact) => [fact.name, fact]));
  const changed = before === null ? new Set<string>() : changedFacts(before.detail, row.detail);
  const atRisk = ({ amountAtRisk, currency }: ExceptionRow): string =>
    amountAtRisk === null || currency === null
      ? t('exception.noAmount')
      : format.interval(amountAtRisk, currency);
  return (
    <Facts>
      <Fact term={t('exception.atRisk')}>
        {before !== null && atRisk(before) !== atRisk(row) ? (
          <del className={styles['was']}>{atRisk(before)}</del>
        ) : null}{' '}
        <b>{atRisk(row)}</b>
      </Fact>
      {factsOf(row.detail).map((fact) => {
        const was = changed.has(fact.name) ? earlier.get(fact.name) : undefined;
        return (
          <Fact key={fact.name} term={text.label(fact.name)}>
            {was === undefined ? null : (
              <del className={styles['was']}>{text.value(was, before?.currency ?? null)}</del>
            )}{' '}
            {text.value(fact, row.currency)}
          </Fact>
        );
      })}
    </Facts>
  );
};
