import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { RunDetail } from '#shared/ipc/auditing-schemas.ts';
import { BandChart } from './BandChart.tsx';
import { DigitChart } from './DigitChart.tsx';
import { readProfile, type ReadProfile } from './model/profile.ts';
import styles from './Population.module.css';
import tables from '#renderer/components/tables.module.css';

/** The shape of a population: its figures, a picture of it where it has one, and every number of that picture. */
export const Profile = ({
  test,
  profile,
}: {
  readonly test: string;
  readonly profile: RunDetail['profile'];
}) => {
  const { t } = useTranslation('tests');
  const read = readProfile(profile);
  return (
    <section className={styles['profile']}>
      <h3 className={styles['heading']}>{t('profile.title')}</h3>
      {read.summary.length === 0 ? null : <Summary summary={read.summary} />}
      {read.pictures.map((picture, index) =>
        picture.kind === 'digits' ? (
          <DigitChart key={index} test={test} bars={picture.bars} />
        ) : (
          <BandChart key={index} bands={picture.bands} currency={picture.currency} />
        ),
      )}
      {read.rows.length === 0 ? null : <Numbers profile={read} />}
    </section>
  );
};

const Summary = ({ summary }: { readonly summary: ReadProfile['summary'] }) => {
  const { t } = useTranslation('tests');
  const written = useWritten();
  return (
    <Facts>
      {summary.map(([name, value]) => (
        <Fact
          key={name}
          term={t(`profile.${name}`, { defaultValue: t(`detail.${name}`, { defaultValue: name }) })}
        >
          {written(value)}
        </Fact>
      ))}
    </Facts>
  );
};

/** Numbers in the language in use, codes as words. */
const useWritten = (): ((value: string | number) => string) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  return (value) => {
    if (typeof value === 'number') return format.number(value);
    return /^-?[0-9]+(\.[0-9]+)?$/u.test(value)
      ? format.decimal(value)
      : t(`values.${value}`, { defaultValue: value });
  };
};

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/u.test(value));

const Numbers = ({ profile: { columns, rows } }: { readonly profile: ReadProfile }) => {
  const { t } = useTranslation('tests');
  const written = useWritten();
  const kindOf = (column: string): 'number' | undefined =>
    rows.every((row) => row[column] === null || isNumber(row[column])) ? 'number' : undefined;
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['numbers'] ?? ''}`}>
      <table className={tables['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-kind={kindOf(column)}>
                {t(`profile.${column}`, { defaultValue: t(`detail.${column}`, { defaultValue: column }) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => {
                const value = row[column];
                return (
                  <td key={column} data-kind={kindOf(column)}>
                    {value === null || value === undefined
                      ? '–'
                      : typeof value === 'object'
                        ? value.join(', ')
                        : written(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
