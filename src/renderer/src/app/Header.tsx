import { UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { Chip } from '#renderer/components/Chip.tsx';
import { useSetPreferences } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import type { CaseInfo, Preferences } from '#shared/ipc/contract.ts';
import styles from './Header.module.css';

/** Name of the case, whether it is a sample, the palette, the language. */
export const Header = ({
  openCase,
  preferences,
}: {
  readonly openCase: CaseInfo;
  readonly preferences: Preferences;
}) => {
  const { t } = useTranslation('shell');
  const setPreferences = useSetPreferences();
  const notifyError = useNotifyError();
  const otherLocale = preferences.locale === 'fr' ? 'en' : 'fr';
  return (
    <header className={styles['header']}>
      <b className={styles['product']}>Constat</b>
      <span className={styles['case']} title={openCase.path}>
        {openCase.title}
      </span>
      {openCase.isSample ? (
        <Chip tone="warn" title={t('header.sampleTitle')}>
          {t('header.sample')}
        </Chip>
      ) : null}
      {openCase.readOnly ? <Chip>{t('header.readOnly')}</Chip> : null}
      <UnstyledButton className={styles['palette']} onClick={() => spotlight.open()}>
        <span>{t('header.search')}</span>
        <kbd className={styles['key']}>Ctrl K</kbd>
      </UnstyledButton>
      <UnstyledButton
        className={styles['language']}
        title={t('header.switchLanguage')}
        aria-label={t('header.switchLanguage')}
        lang={otherLocale}
        onClick={() => void setPreferences({ locale: otherLocale }).catch(notifyError)}
      >
        {t('header.language')}
      </UnstyledButton>
    </header>
  );
};
