import { useTranslation } from 'react-i18next';
import { useGrowthLimit } from '#renderer/components/chart/use-growth-limit.ts';
import { useGrowthWords } from '#renderer/components/chart/use-growth-words.ts';
import { useShortMoney } from '#renderer/components/chart/use-short-money.ts';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { ImportListItem } from '#shared/ipc/import-schemas.ts';
import type { OverrunPortfolio } from '#shared/ipc/overrun-schemas.ts';
import { KeyNumberCard } from './KeyNumberCard.tsx';
import { attentionOf, keyNumbers } from './model/key-numbers.ts';
import type { Attention, KeyNumbers } from './model/key-numbers.ts';
import styles from './KeyNumberCards.module.css';

/** Original value, current value, overrun and what waits; one line per currency, never a sum of currencies. */
export const KeyNumberCards = ({
  portfolio,
  imports,
}: {
  readonly portfolio: OverrunPortfolio;
  readonly imports: readonly ImportListItem[];
}) => {
  const limitPercent = useGrowthLimit();
  const numbers = keyNumbers(portfolio, limitPercent);
  return (
    <div className={styles['cards']}>
      <ValueCards numbers={numbers} />
      <OverrunCard numbers={numbers} limitPercent={limitPercent} />
      <AttentionCard attention={attentionOf(portfolio.contracts, imports)} />
    </div>
  );
};

const ValueCards = ({ numbers }: { readonly numbers: readonly KeyNumbers[] }) => {
  const { t } = useTranslation('overview');
  const money = useShortMoney();
  return (
    <>
      <KeyNumberCard
        label={t('keyNumbers.original')}
        amounts={numbers.map((entry) => ({
          text: money.interval(entry.original, entry.currency),
          note: joined([
            t('keyNumbers.known', { count: entry.contracts - entry.originalUnknown }),
            entry.originalUnknown > 0 && t('keyNumbers.unknown', { count: entry.originalUnknown }),
          ]),
          provenance: entry.provenance.original,
        }))}
        onOpen={() => goTo({ screen: 'overruns' })}
      />
      <KeyNumberCard
        label={t('keyNumbers.current')}
        amounts={numbers.map((entry) => ({
          text: money.interval(entry.current, entry.currency),
          note: joined([
            entry.currentAtLeast > 0 && t('keyNumbers.atLeast', { count: entry.currentAtLeast }),
            entry.currentUnknown > 0 && t('keyNumbers.unknown', { count: entry.currentUnknown }),
          ]),
          provenance: entry.provenance.current,
        }))}
        onOpen={() => goTo({ screen: 'overruns' })}
      />
    </>
  );
};

const OverrunCard = ({
  numbers,
  limitPercent,
}: {
  readonly numbers: readonly KeyNumbers[];
  readonly limitPercent: number | null;
}) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const money = useShortMoney();
  const growth = useGrowthWords();
  const amounts = numbers.map(({ overrun, currency, percent, beyond, provenance }) => ({
    text: joined([growth.arrow(overrun), money.interval(overrun, currency)], ' '),
    note: joined([
      percent !== null && growth.percent(percent),
      beyond !== null &&
        t('keyNumbers.beyond', { count: beyond, percent: format.percent(String(limitPercent)) }),
    ]),
    provenance: provenance.overrun,
  }));
  return (
    <KeyNumberCard
      label={t('keyNumbers.overrun')}
      tone={numbers.some((entry) => entry.direction === 'over') ? 'over' : 'plain'}
      amounts={amounts}
      onOpen={() => goTo({ screen: 'overruns', ...(limitPercent === null ? {} : { beyond: true }) })}
    />
  );
};

const AttentionCard = ({ attention }: { readonly attention: Attention }) => {
  const { t } = useTranslation('overview');
  const note = joined([
    t('keyNumbers.flagged', { count: attention.flaggedContracts }),
    attention.openRejects > 0 && t('keyNumbers.rejects', { count: attention.openRejects }),
  ]);
  return (
    <KeyNumberCard
      label={t('keyNumbers.attention')}
      amounts={[{ text: t('keyNumbers.signals', { count: attention.flags }), note }]}
      onOpen={() =>
        goTo(attention.flags === 0 ? { screen: 'imports' } : { screen: 'overruns', flagged: true })
      }
    />
  );
};

const joined = (parts: readonly (string | false)[], separator = ' · '): string =>
  parts.filter((part) => part !== false && part !== '').join(separator);
