import { useTranslation } from 'react-i18next';
import type { AnyFields, EntityName } from '#shared/domain/register/entities.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { RecordDialog } from '../record/RecordDialog.tsx';
import { BulkEditDialog } from './BulkEditDialog.tsx';
import type { useRowCommands } from './use-row-commands.ts';

/** The dialog that a row command opened, if any. */
export const GridDialogs = ({
  entity,
  commands,
  shownCount,
  defaults,
  first,
  newLabel,
  onAdded,
}: {
  readonly entity: EntityName;
  readonly commands: ReturnType<typeof useRowCommands>;
  readonly shownCount: number;
  readonly defaults: AnyFields;
  /** Columns the screen shows first: asked for in a new row. */
  readonly first: readonly string[];
  readonly newLabel: string;
  readonly onAdded: (id: number) => void;
}) => {
  const { t } = useTranslation('grid');
  const { dialog, close } = commands;
  switch (dialog.kind) {
    case 'none':
      return null;
    case 'insert':
      return (
        <RecordDialog
          entity={entity}
          given={defaults}
          first={first}
          title={newLabel}
          onAdded={onAdded}
          onClose={close}
        />
      );
    case 'remove':
      return (
        <ConfirmDialog
          destructive
          title={t('remove.title', { count: dialog.ids.length })}
          confirmLabel={t('remove.confirm')}
          onConfirm={() => commands.confirmRemove(dialog.ids)}
          onCancel={close}
        >
          {t('remove.text')}
        </ConfirmDialog>
      );
    case 'set-value':
      return (
        <BulkEditDialog
          entity={entity}
          selectedIds={dialog.ids}
          shownCount={shownCount}
          readShownIds={commands.readShownIds}
          onClose={close}
        />
      );
  }
};
