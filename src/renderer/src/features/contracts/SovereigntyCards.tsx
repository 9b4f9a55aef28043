import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { Card, Fact, Facts } from '#renderer/components/Page.tsx';
import { Unknown } from '#renderer/components/Unknown.tsx';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import { useCountryName } from '#renderer/lib/use-country-name.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { SovereigntyCard } from '#shared/ipc/calls/sovereignty.ts';
import styles from './contracts.module.css';

/** Each card of the contract as facts; what is not known is said to be unknown. */
export const SovereigntyCards = ({ cards }: { readonly cards: readonly SovereigntyCard[] }) => {
  const { t } = useTranslation('sovereignty');
  if (cards.length === 0) return <p className={texts['faint']}>{t('empty')}</p>;
  return cards.map((card) => (
    <Card key={card.id} title={t('card')}>
      <Facts>
        <Ownership card={card} />
        <Hosting card={card} />
        <Privacy card={card} />
        <Exit card={card} />
      </Facts>
    </Card>
  ));
};

const Ownership = ({ card }: { readonly card: SovereigntyCard }) => {
  const { t } = useTranslation('sovereignty');
  const country = useCountryName();
  return (
    <>
      <Fact term={t('chain')}>
        {card.chain.length === 0 ? (
          <Unknown />
        ) : (
          card.chain
            .map((owner) => (owner.country === null ? owner.name : `${owner.name} (${owner.country})`))
            .join(' → ')
        )}
      </Fact>
      <Fact term={t('control')}>
        {card.controlCountry === null ? <Unknown /> : country(card.controlCountry)}
      </Fact>
      {card.resellers === null ? null : <Fact term={t('resellers')}>{card.resellers}</Fact>}
    </>
  );
};

const Hosting = ({ card }: { readonly card: SovereigntyCard }) => {
  const { t } = useTranslation('sovereignty');
  const words = useRegisterWords();
  const country = useCountryName();
  return (
    <>
      <Fact term={t('hosting')}>
        {card.hostingCountry === null ? <Unknown /> : country(card.hostingCountry)}
      </Fact>
      <Fact term={t('regions')}>
        {card.hostingRegions ?? <Unknown />}{' '}
        {card.regionsOutside.length === 0 ? null : (
          <Chip tone="over">{t('outside', { regions: card.regionsOutside.join(', ') })}</Chip>
        )}
      </Fact>
      <Fact term={t('keys')}>
        {card.keyHolder === 'unknown' ? <Unknown /> : words.choice('exposure', 'keyHolder', card.keyHolder)}
      </Fact>
    </>
  );
};

const Privacy = ({ card }: { readonly card: SovereigntyCard }) => {
  const { t } = useTranslation('sovereignty');
  const words = useRegisterWords();
  const format = useFormat();
  const { assessedOn, transferredOn, problem } = card;
  const state =
    card.privacyAssessment === 'unknown' ? (
      <Unknown />
    ) : (
      words.choice('exposure', 'privacyAssessment', card.privacyAssessment)
    );
  return (
    <>
      <Fact term={t('classification')}>
        {card.classification === 'unknown' ? (
          <Unknown />
        ) : (
          words.choice('exposure', 'classification', card.classification)
        )}
      </Fact>
      <Fact term={t('assessment')}>
        {state} {assessedOn === null ? null : <>({format.date(assessedOn)})</>}{' '}
        {problem === null ? null : (
          <Chip tone={problem === 'assessment-unknown' ? 'warn' : 'over'}>{t(`problems.${problem}`)}</Chip>
        )}
      </Fact>
      <Fact term={t('transferred')}>{transferredOn === null ? <Unknown /> : format.date(transferredOn)}</Fact>
    </>
  );
};

const Exit = ({ card: { exitCost, currency, source, notes } }: { readonly card: SovereigntyCard }) => {
  const { t } = useTranslation('sovereignty');
  const format = useFormat();
  return (
    <>
      <Fact term={t('exit')}>
        {exitCost === null || currency === null ? (
          <Unknown />
        ) : (
          format.interval(exitCost, currency, { whole: true })
        )}
      </Fact>
      <Fact term={t('source')}>
        <SourceLink source={source} />
      </Fact>
      {notes === null ? null : (
        <Fact term={t('notes')}>
          <span className={styles['lines']}>{format.text(notes)}</span>
        </Fact>
      )}
    </>
  );
};
