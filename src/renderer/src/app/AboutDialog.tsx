import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showAbout, useRunningCommands } from './commands.ts';

/** Name, version and licence. */
export const AboutDialog = ({ version }: { readonly version: string }) => {
  const { t } = useTranslation('shell');
  const { about } = useRunningCommands();
  return (
    <Modal
      opened={about}
      onClose={() => showAbout(false)}
      title={t('about.title', { version })}
      closeButtonProps={{ 'aria-label': t('dialogs.close') }}
    >
      <p>{t('about.text')}</p>
      <p>{t('about.licence')}</p>
    </Modal>
  );
};
