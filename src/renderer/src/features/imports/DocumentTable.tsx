import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportReport } from '#shared/ipc/import-schemas.ts';
import tables from '#renderer/components/tables.module.css';

type Document = ImportReport['documents'][number];

/** The documents of an import as they are printed: numbers, sums, and whether these hold. */
export const DocumentTable = ({ report }: { readonly report: ImportReport }) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { documents, documentCount } = report;
  return (
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            <th>{t('fields.number')}</th>
            <th data-kind="number">{t('documents.lines')}</th>
            <th data-kind="number">{t('fields.net')}</th>
            <th>{t('documents.taxes')}</th>
            <th data-kind="number">{t('fields.total')}</th>
            <th>{t('documents.tied')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document, index) => (
            <DocumentRow key={index} document={document} />
          ))}
        </tbody>
      </table>
      {documents.length < documentCount ? (
        <p className={tables['note']}>
          {t('documents.more', { shown: format.number(documents.length), count: documentCount })}
        </p>
      ) : null}
    </div>
  );
};

const DocumentRow = ({ document }: { readonly document: Document }) => {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { number, lines, net, taxes, total, tied, rules } = document;
  const taxName = (code: string): string =>
    code === 'GST' || code === 'QST' ? t(`fields.${code === 'GST' ? 'gst' : 'qst'}`) : code;
  return (
    <tr>
      <td>{number === '' ? t('documents.noNumber') : number}</td>
      <td data-kind="number">{format.number(lines)}</td>
      <td data-kind="number">{net === null ? '–' : format.decimal(net)}</td>
      <td>{taxes.map(({ code, amount }) => `${taxName(code)} ${format.decimal(amount)}`).join(' · ')}</td>
      <td data-kind="number">{total === null ? '–' : format.decimal(total)}</td>
      <td>
        <Chip tone={tied ? 'ok' : 'over'}>{t(tied ? 'tieOut.agrees' : 'tieOut.differs')}</Chip>{' '}
        {rules.map((rule) => t(`documents.rules.${rule}`, { defaultValue: rule })).join(', ')}
      </td>
    </tr>
  );
};
