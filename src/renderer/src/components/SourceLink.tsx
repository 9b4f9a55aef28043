import { useTranslation } from 'react-i18next';
import { goTo } from '#renderer/lib/route.ts';
import texts from './text.module.css';

/** Where a row comes from: opens its source; says so when none is given. */
export const SourceLink = ({
  source,
}: {
  readonly source: { readonly id: number; readonly title: string } | null;
}) => {
  const { t } = useTranslation('provenance');
  if (source === null) return <em className={texts['faint']}>{t('noSource')}</em>;
  return (
    <button
      type="button"
      className={texts['link']}
      onClick={() => goTo({ screen: 'figures', tab: 'sources', selectedId: source.id })}
    >
      {source.title}
    </button>
  );
};
