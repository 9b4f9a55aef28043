import { useTranslation } from 'react-i18next';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { useOpenRow } from '#renderer/lib/open-row.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ResolvedRow } from '#shared/ipc/auditing-schemas.ts';
import styles from './ExceptionPanel.module.css';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';

/** The rows of the register behind an exception: each opens where it is shown, and says where it was read. */
export const RowsBehind = ({
  rows,
  count,
}: {
  readonly rows: readonly ResolvedRow[];
  readonly count: number;
}) => {
  const { t } = useTranslation('tests');
  const words = useRegisterWords();
  if (count === 0) return <p className={texts['faint']}>{t('rows.population')}</p>;
  return (
    <table className={tables['table']}>
      <thead>
        <tr>
          <th scope="col">{t('rows.row')}</th>
          <th scope="col">{t('rows.source')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.entity} ${row.id}`}>
            <td>
              <span
                className={styles['row']}
                title={[words.entity(row.entity, 'one'), row.label].filter(Boolean).join(' ')}
              >
                <span className={styles['entity']}>{words.entity(row.entity, 'one')}</span>
                <RowName row={row} />
              </span>
            </td>
            <td>
              <Source source={row.source} />
            </td>
          </tr>
        ))}
        {rows.length < count ? (
          <tr>
            <td className={texts['faint']} colSpan={2}>
              {t('rows.more', { count: count - rows.length })}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
};

const RowName = ({ row }: { readonly row: ResolvedRow }) => {
  const { t } = useTranslation('tests');
  const openRow = useOpenRow();
  const notifyError = useNotifyError();
  const name = row.label ?? t('rows.unnamed', { id: row.id });
  if (!row.isPresent) return <span className={texts['faint']}>{t('rows.removed', { name })}</span>;
  return (
    <button
      type="button"
      className={texts['link']}
      onClick={() => void openRow(row.entity, row.id).catch(notifyError)}
    >
      {name}
    </button>
  );
};

const Source = ({ source }: { readonly source: ResolvedRow['source'] }) => {
  const { t } = useTranslation('tests');
  const format = useFormat();
  if (source === null) return <span className={texts['faint']}>{t('rows.byHand')}</span>;
  const place = [
    source.file,
    source.sheet,
    source.row === null ? null : t('rows.at', { row: format.number(source.row) }),
  ].filter((part) => part !== null);
  return (
    <button
      type="button"
      className={texts['link']}
      title={source.sha256 === null ? undefined : `SHA-256 ${source.sha256}`}
      onClick={() => goTo({ screen: 'imports', importId: source.importId })}
    >
      {place.join(' · ')}
    </button>
  );
};
