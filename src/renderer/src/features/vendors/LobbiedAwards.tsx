import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { Fact, Facts } from '#renderer/components/Page.tsx';
import texts from '#renderer/components/text.module.css';
import { goTo } from '#renderer/lib/route.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { LobbiedAward } from '#shared/ipc/calls/sovereignty.ts';
import styles from './vendors.module.css';

/** Awards not made by public tender, each with the mandates and communications of the year before it. */
export const LobbiedAwards = ({ awards }: { readonly awards: readonly LobbiedAward[] }) => {
  const { t } = useTranslation('sovereignty');
  if (awards.length === 0) return <p className={texts['faint']}>{t('lobbying.none')}</p>;
  return (
    <>
      <p className={texts['faint']}>{t('lobbying.intro')}</p>
      {awards.map((award) => (
        <Award key={award.contractId} award={award} />
      ))}
    </>
  );
};

const Award = ({ award }: { readonly award: LobbiedAward }) => {
  const { t, i18n } = useTranslation('sovereignty');
  const words = useRegisterWords();
  const format = useFormat();
  const { titleFr, titleEn, reference } = award;
  const name = (i18n.language === 'en' ? (titleEn ?? titleFr) : (titleFr ?? titleEn)) ?? reference;
  return (
    <section className={styles['award']}>
      <div className={styles['name']}>
        <button
          type="button"
          className={texts['link']}
          aria-label={t('lobbying.openContract', { name })}
          onClick={() => goTo({ screen: 'contracts', selectedId: award.contractId })}
        >
          {name}
        </button>
      </div>
      <div className={texts['faint']}>{[reference, award.publicBody].filter(Boolean).join(' · ')}</div>
      <Facts>
        <Fact term={t('lobbying.method')}>{words.choice('contract', 'awardMethod', award.awardMethod)}</Fact>
        <Fact term={t('lobbying.awardedOn')}>
          {award.awardedOn === null ? <em>{t('lobbying.noDate')}</em> : format.date(award.awardedOn)}
        </Fact>
        {award.awardedOn === null ? null : <Talks award={award} />}
      </Facts>
    </section>
  );
};

const Talks = ({ award: { mandates, communications } }: { readonly award: LobbiedAward }) => {
  const { t } = useTranslation('sovereignty');
  const format = useFormat();
  return (
    <>
      <Fact term={t('lobbying.mandates')}>{format.number(mandates)}</Fact>
      <Fact term={t('lobbying.talks')}>
        {communications.length === 0 ? t('lobbying.noTalk') : null}
        <ul className={styles['talks']}>
          {communications.map((talk) => (
            <li key={talk.id}>
              <strong>{t('lobbying.days', { count: talk.days })}</strong> ({format.date(talk.communicatedOn)})
              {talk.office === null ? '' : ` · ${format.text(talk.office)}`}{' '}
              {talk.isUnderMandate ? null : <Chip tone="warn">{t('lobbying.outsideMandate')}</Chip>}
            </li>
          ))}
        </ul>
      </Fact>
    </>
  );
};
