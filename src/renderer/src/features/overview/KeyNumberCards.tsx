import { useTranslation } from 'react-i18next';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { KeyNumberCard } from './KeyNumberCard.tsx';
import { attentionOf, keyNumbers } from './model/key-numbers.ts';
import styles from './KeyNumberCards.module.css';

/** Original value, current value, overrun and what waits; one line per currency, never a sum of currencies. */
export const KeyNumberCards = ({
  portfolio,
  imports,
}: {
  readonly portfolio: OverrunPortfolio;
  readonly imports: readonly ImportListItem[];
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const growth = useGrowthWords();
  const numbers = keyNumbers(portfolio);
  const attention = attentionOf(portfolio.contracts, imports);
  const isOver = numbers.some((entry) => entry.direction === 'over');
  return (
    <div className={styles['cards']}>
      <KeyNumberCard
        label={t('keyNumbers.original')}
        amounts={numbers.map((entry) => ({
          text: format.interval(entry.original, entry.currency, { compact: true }),
          note: joined([
            t('keyNumbers.known', { count: entry.contracts - entry.originalUnknown }),
            entry.originalUnknown > 0 && t('keyNumbers.unknown', { count: entry.originalUnknown }),
          ]),
        }))}
        onOpen={() => goTo({ screen: 'overruns' })}
      />
      <KeyNumberCard
        label={t('keyNumbers.current')}
        amounts={numbers.map((entry) => ({
          text: format.interval(entry.current, entry.currency, { compact: true }),
          note: joined([
            entry.currentAtLeast > 0 && t('keyNumbers.atLeast', { count: entry.currentAtLeast }),
            entry.currentUnknown > 0 && t('keyNumbers.unknown', { count: entry.currentUnknown }),
          ]),
        }))}
        onOpen={() => goTo({ screen: 'overruns' })}
      />
      <KeyNumberCard
        label={t('keyNumbers.overrun')}
        tone={isOver ? 'over' : 'plain'}
        amounts={numbers.map((entry) => ({
          text: joined(
            [growth.arrow(entry.overrun), format.interval(entry.overrun, entry.currency, { compact: true })],
            ' ',
          ),
          note: joined([
            entry.percent !== null && growth.percent(entry.percent),
            t('keyNumbers.beyond', { count: entry.beyond }),
          ]),
        }))}
        onOpen={() => goTo({ screen: 'overruns', beyond: true })}
      />
      <KeyNumberCard
        label={t('keyNumbers.attention')}
        amounts={[
          {
            text: t('keyNumbers.signals', { count: attention.flags }),
            note: joined([
              t('keyNumbers.flagged', { count: attention.flaggedContracts }),
              t('keyNumbers.rejects', { count: attention.openRejects }),
            ]),
          },
        ]}
        onOpen={() =>
          goTo(attention.flags === 0 ? { screen: 'imports' } : { screen: 'overruns', flagged: true })
        }
      />
    </div>
  );
};

const joined = (parts: readonly (string | false)[], separator = ' · '): string =>
  parts.filter((part) => part !== false && part !== '').join(separator);
