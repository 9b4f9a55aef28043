import { useTranslation } from 'react-i18next';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useApiQuery } from '#renderer/lib/api.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { GridQuery } from '#shared/ipc/grid-schemas.ts';
import type { OverrunContract } from '#shared/ipc/overrun-schemas.ts';
import { provenanceLines } from './model/provenance.ts';
import type { ProvenanceLine } from './model/provenance.ts';
import styles from './Provenance.module.css';

/** More rows than this are not listed here; the tabs of the contract have them all. */
const readRows = 200;

const rowsOf = (entity: string, contractId: number): { query: GridQuery; offset: number; limit: number } => ({
  query: {
    entity,
    filters: [{ type: 'equals', column: 'contractId', value: contractId }],
    sort: [],
    search: '',
  },
  offset: 0,
  limit: readRows,
});

/** Where each amount of the contract comes from: who said it, when, in which source. */
export const Provenance = ({ contract }: { readonly contract: OverrunContract }) => {
  const { t } = useTranslation('overview');
  const { row } = contract;
  const baselines = useApiQuery('register', 'page', rowsOf('baseline', row.id));
  const amendments = useApiQuery('register', 'page', rowsOf('amendment', row.id));
  const figures = useApiQuery('register', 'page', rowsOf('figure', row.id));
  const lines = provenanceLines(contract, {
    baselines: baselines.data?.rows ?? [],
    amendments: amendments.data?.rows ?? [],
    figures: figures.data?.rows ?? [],
  });
  return (
    <Facts>
      {lines.map((line, index) => (
        <Line key={index} line={line} currency={row.currency} />
      ))}
      {row.invoiceCount === 0 ? null : (
        <Fact term={t('costs.sources.invoiced')}>
          {t('costs.sources.invoices', { count: row.invoiceCount })}
        </Fact>
      )}
      <TaxBasis contractId={row.id} />
      <QuotedFigures contractId={row.id} count={figures.data?.total ?? 0} />
    </Facts>
  );
};

const TaxBasis = ({ contractId }: { readonly contractId: number }) => {
  const { t } = useTranslation(['overview', 'register']);
  const contract = useApiQuery('register', 'get', { entity: 'contract', id: contractId });
  const taxBasis = contract.data?.values['taxBasis'] ?? null;
  if (taxBasis === null) return null;
  return (
    <Fact term={t('register:columns.contract.taxBasis')}>
      {taxBasis === 'unknown' ? (
        <em className={texts['faint']}>{t('costs.sources.taxUnknown')}</em>
      ) : (
        t(`register:choices.contract.taxBasis.${taxBasis}`)
      )}
    </Fact>
  );
};

const QuotedFigures = ({ contractId, count }: { readonly contractId: number; readonly count: number }) => {
  const { t } = useTranslation('overview');
  if (count === 0) return null;
  return (
    <Fact term={t('costs.sources.figures')}>
      <button
        type="button"
        className={texts['link']}
        onClick={() => goTo({ screen: 'contracts', selectedId: contractId, tab: 'figures' })}
      >
        {t('costs.sources.allFigures', { count })}
      </button>
    </Fact>
  );
};

const Line = ({ line, currency }: { readonly line: ProvenanceLine; readonly currency: string }) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const short = useShortMoney();
  const parts = [
    short.interval(line.amount, currency, { about: line.isAbout }),
    line.on === null ? null : format.dateInWords(line.on),
    line.statedBy === null ? null : format.text(line.statedBy),
  ].filter((part) => part !== null);
  const { source } = line;
  return (
    <Fact term={t(`costs.sources.${line.kind}`, { name: format.text(line.name) })}>
      <span className={styles['words']}>{parts.join(' · ')}</span>
      <SourceLink source={source === null ? null : { id: source.id, title: source.label }} />
    </Fact>
  );
};
