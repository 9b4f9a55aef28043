import { useTranslation } from 'react-i18next';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { DataGrid, type DataGridProps } from './data-grid/DataGrid.tsx';

type EntityGridProps = Omit<DataGridProps, 'newLabel' | 'empty' | 'isEditable'> &
  Partial<Pick<DataGridProps, 'empty' | 'isEditable'>>;

/** A data grid with the words of its entity, editable unless the case is read-only or the caller says that it is not. */
export const EntityGrid = ({ entity, empty, isEditable = true, ...rest }: EntityGridProps) => {
  const { t } = useTranslation('screens');
  const isReadOnly = useIsReadOnly();
  return (
    <DataGrid
      entity={entity}
      newLabel={t(entity === 'contract' ? 'contracts.new' : `new.${entity}`)}
      empty={empty ?? { title: t(`emptyOf.${entity}.title`), text: t(`emptyOf.${entity}.text`) }}
      isEditable={isEditable && !isReadOnly}
      {...rest}
    />
  );
};
