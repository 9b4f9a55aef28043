import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showDialog } from './commands.ts';

/** Name, version and licence. */
export const AboutDialog = ({ version }: { readonly version: string }) => {
  const { t } = useTranslation('shell');
  return (
    <Modal
      opened
      onClose={() => showDialog('none')}
      title={t('about.title', { version })}
      closeButtonProps={{ 'aria-label': t('dialogs.close') }}
    >
      <p>{t('about.text')}</p>
      <p>{t('about.licence')}</p>
    </Modal>
  );
};
