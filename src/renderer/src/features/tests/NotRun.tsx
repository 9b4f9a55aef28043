import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/components/EmptyState.tsx';
import type { LibraryTest } from '#shared/ipc/auditing-schemas.ts';
import { needsOf } from './model/library.ts';

/** A test that has found nothing because it was not run, or could not be: says what to do. */
export const NotRun = ({ test }: { readonly test: LibraryTest }) => {
  const { t } = useTranslation(['tests', 'audit']);
  const needs = needsOf(test);
  if (needs.length === 0) return <EmptyState title={t('notRun.freshTitle')} text={t('notRun.freshText')} />;
  const names = needs.map((need) => t(`audit:needs.${need}`)).join(', ');
  return <EmptyState title={t('notRun.missingTitle')} text={t('notRun.missingText', { needs: names })} />;
};
