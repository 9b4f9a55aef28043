import { useTranslation } from 'react-i18next';
import { Page } from '#renderer/components/Page.tsx';

export const OverrunsScreen = () => <Page>{useTranslation('shell').t('unavailable')}</Page>;
