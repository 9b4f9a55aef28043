import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { Card } from '#renderer/components/Page.tsx';
import { SourceLink } from '#renderer/components/SourceLink.tsx';
import texts from '#renderer/components/text.module.css';
import type { OutputOf } from '#renderer/lib/api.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterWords } from '#renderer/lib/register-words.ts';
import type { LawClaim } from '#shared/ipc/calls/sovereignty.ts';
import styles from './contracts.module.css';

const tones = { reaches: 'over', 'does-not-reach': 'ok', limited: 'warn', uncertain: 'plain' } as const;

const toneOf = (position: string) => tones[position as keyof typeof tones] ?? 'plain';

/** What is said of each foreign law, by date; claims that contradict each other stand together and are marked. */
export const LawClaims = ({ laws }: Pick<OutputOf<'sovereignty', 'contract'>, 'laws'>) => {
  const { t } = useTranslation('sovereignty');
  return (
    <Card title={t('laws')}>
      {laws.length === 0 ? <p className={texts['faint']}>{t('noLaws')}</p> : null}
      {laws.map(({ law, isContradictory, claims }) => (
        <section key={law}>
          <h3 className={styles['law']}>
            {law} {isContradictory ? <Chip tone="warn">{t('contradictory')}</Chip> : null}
          </h3>
          <ul className={styles['claims']}>
            {claims.map((claim) => (
              <li key={claim.id}>
                <Claim claim={claim} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
};

const Claim = ({ claim }: { readonly claim: LawClaim }) => {
  const { t, i18n } = useTranslation('sovereignty');
  const words = useRegisterWords();
  const format = useFormat();
  const quote = i18n.language === 'en' ? (claim.quoteEn ?? claim.quoteFr) : (claim.quoteFr ?? claim.quoteEn);
  const when = claim.statedOn === null ? t('undated') : format.date(claim.statedOn);
  return (
    <>
      <div>
        <Chip tone={toneOf(claim.position)}>{words.choice('lawClaim', 'position', claim.position)}</Chip>{' '}
        {claim.statedBy === null ? t('unnamed') : format.text(claim.statedBy)}, <time>{when}</time>
        {claim.about === null ? null : (
          <span className={texts['faint']}> · {t('about', { name: claim.about })}</span>
        )}
      </div>
      {quote === null ? null : (
        <q className={styles['quote']} lang={i18n.language}>
          {quote}
        </q>
      )}{' '}
      <SourceLink source={claim.source} />
    </>
  );
};
