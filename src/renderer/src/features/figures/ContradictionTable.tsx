import { useTranslation } from 'react-i18next';
import { ProvenanceChip } from '#renderer/components/provenance/ProvenanceChip.tsx';
import { ProvenanceMark } from '#renderer/components/provenance/ProvenanceMark.tsx';
import tables from '#renderer/components/tables.module.css';
import texts from '#renderer/components/text.module.css';
import { goTo, routeOf } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { StatedFigure } from '#shared/ipc/calls/figures.ts';
import type { ListedPair } from './model/pair-list.ts';
import { useFigureWords } from './use-figure-words.ts';
import styles from './figures.module.css';

/** Pairs of figures: what they speak of, both sides, and what is said of the two. */
export const ContradictionTable = ({
  pairs,
  selectedId,
  onSelect,
}: {
  readonly pairs: readonly ListedPair[];
  readonly selectedId: number | undefined;
  readonly onSelect: (figureId: number) => void;
}) => {
  const { t } = useTranslation('figures');
  return (
    <div className={`${tables['scroll'] ?? ''} ${styles['pairs'] ?? ''}`}>
      <table className={tables['table']} aria-label={t('table')}>
        <thead>
          <tr>
            <th scope="col">{t('columns.about')}</th>
            <th scope="col">{t('columns.first')}</th>
            <th scope="col">{t('columns.second')}</th>
            <th scope="col">{t('columns.said')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.first.id} ${pair.second.id}`}>
              <About figure={pair.first} />
              {[pair.first, pair.second].map((figure) => (
                <td key={figure.id} aria-current={figure.id === selectedId ? 'true' : undefined}>
                  <Side figure={figure} hasScope={pair.kind !== 'contradictions'} onSelect={onSelect} />
                </td>
              ))}
              <td>
                <Said pair={pair} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const About = ({ figure }: { readonly figure: StatedFigure }) => {
  const words = useFigureWords();
  const { subject } = figure;
  return (
    <td>
      <span className={styles['scope']}>{words.scope(figure)}</span>
      <span className={styles['faint']}>
        {words.basis(figure)}
        {subject === null ? null : (
          <>
            {' · '}
            <button
              type="button"
              className={texts['link']}
              onClick={() => goTo(routeOf(subject.entity, subject.id))}
            >
              {subject.label}
            </button>
          </>
        )}
      </span>
    </td>
  );
};

const Side = ({
  figure,
  hasScope,
  onSelect,
}: {
  readonly figure: StatedFigure;
  /** Where the scopes of the two may differ. */
  readonly hasScope: boolean;
  readonly onSelect: (figureId: number) => void;
}) => {
  const words = useFigureWords();
  const format = useFormat();
  return (
    <>
      <button
        type="button"
        className={`${texts['link'] ?? ''} ${styles['amount'] ?? ''}`}
        onClick={() => onSelect(figure.id)}
      >
        {words.amount(figure)}
      </button>{' '}
      <ProvenanceMark of={figure.provenance} isPill />
      <span className={styles['faint']}>
        {[words.date(figure), format.text(figure.statedBy ?? figure.source?.label ?? '')]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {hasScope ? <span className={styles['faint']}>{words.scope(figure)}</span> : null}
    </>
  );
};

const Said = ({ pair: { kind, contradiction, reason } }: { readonly pair: ListedPair }) => {
  const { t } = useTranslation('figures');
  const words = useFigureWords();
  if (contradiction !== null) {
    return (
      <>
        <span className={styles['difference']}>
          {t('difference', { amount: words.difference(contradiction) })}
        </span>
        <ProvenanceChip of={contradiction.provenance} />
        <span className={styles['faint']}>{words.days(contradiction.days)}</span>
        {contradiction.taxes === 'same' ? null : (
          <span className={styles['faint']}>{t(`taxes.${contradiction.taxes}`)}</span>
        )}
      </>
    );
  }
  if (reason === null) return <span>{t('sourceSame')}</span>;
  const sentence = kind === 'sourceComparisons' ? 'sourceOnly' : 'notCompared';
  return <span>{t(sentence, { reason: t(`reasons.${reason}`) })}</span>;
};
