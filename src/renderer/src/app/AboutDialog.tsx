import { useTranslation } from 'react-i18next';
import { Dialog } from '#renderer/components/Dialog.tsx';
import { showDialog } from './commands.ts';

/** Name, version and licence. */
export const AboutDialog = ({ version }: { readonly version: string }) => {
  const { t } = useTranslation('shell');
  return (
    <Dialog onClose={() => showDialog('none')} title={t('about.title', { version })}>
      <p>{t('about.text')}</p>
      <p>{t('about.licence')}</p>
    </Dialog>
  );
};
