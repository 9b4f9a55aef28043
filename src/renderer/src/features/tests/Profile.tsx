import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import { BandChart } from './BandChart.tsx';
import { DigitChart } from './DigitChart.tsx';
import { readProfile, type ProfileRow } from './model/profile.ts';
import styles from './Population.module.css';
import tables from '#renderer/components/tables.module.css';

/** The shape of a population: its figures, a picture of it where it has one, and every number of that picture. */
export const Profile = ({
  test,
  profile,
}: {
  readonly test: string;
  readonly profile: readonly ProfileRow[];
}) => {
  const { t } = useTranslation('tests');
  const { summary, isTooSmall, pictures, tables: numbers } = readProfile(profile);
  return (
    <section className={styles['profile']}>
      <h3 className={styles['heading']}>{t('profile.title')}</h3>
      {isTooSmall ? <p className={styles['changed']}>{t('profile.tooSmall')}</p> : null}
      <Summary summary={summary} />
      {pictures.map((picture, index) =>
        picture.kind === 'digits' ? (
          <DigitChart key={index} test={test} bars={picture.bars} />
        ) : (
          <BandChart key={index} bands={picture.bands} currency={picture.currency} />
        ),
      )}
      {numbers.map((rows, index) => (
        <Numbers key={index} rows={rows} />
      ))}
    </section>
  );
};

/** What a figure of a population is called. */
const useLabel = (): ((name: string) => string) => {
  const { t } = useTranslation('tests');
  return (name) => t(`profile.${name}`, { defaultValue: t(`detail.${name}`, { defaultValue: name }) });
};

/** Values that name something, however they look. */
const naming = new Set(['digits', 'reference', 'workPackage']);

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?[0-9]+(\.[0-9]+)?$/u.test(value));

/** Numbers in the language in use, codes as words. Digits such as 07 are no number. */
const useWritten = (): ((name: string, value: ProfileRow[string] | undefined) => string) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  return (name, value) => {
    if (value === null || value === undefined) return '–';
    if (typeof value === 'object') return value.join(', ');
    if (naming.has(name)) return String(value);
    return isNumber(value)
      ? format.decimal(String(value))
      : t(`values.${value}`, { defaultValue: String(value) });
  };
};

const Summary = ({ summary }: { readonly summary: ProfileRow }) => {
  const label = useLabel();
  const written = useWritten();
  const names = Object.keys(summary);
  return names.length === 0 ? null : (
    <Facts>
      {names.map((name) => (
        <Fact key={name} term={label(name)}>
          {written(name, summary[name])}
        </Fact>
      ))}
    </Facts>
  );
};

const Numbers = ({ rows }: { readonly rows: readonly ProfileRow[] }) => {
  const label = useLabel();
  const written = useWritten();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const kindOf = (column: string): 'number' | undefined =>
    !naming.has(column) && rows.every((row) => (row[column] ?? null) === null || isNumber(row[column]))
      ? 'number'
      : undefined;
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['numbers'] ?? ''}`}>
      <table className={tables['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-kind={kindOf(column)}>
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} data-kind={kindOf(column)}>
                  {written(column, row[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
