import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiMutation } from '#renderer/lib/api.ts';
import { useIsReadOnly } from '#renderer/lib/app-state.ts';
import { useNotifyError } from '#renderer/lib/notify.tsx';
import { goTo } from '#renderer/lib/route.ts';

/** Drafts a finding from an exception of a stored run and goes to it. Nothing in a case that is read-only. */
export const FromExceptionButton = ({
  test,
  exceptionKey,
  condition = null,
}: {
  readonly test: string;
  readonly exceptionKey: string;
  /** What was found, in words; the finding starts with it. */
  readonly condition?: string | null;
}) => {
  const { t } = useTranslation(['findings', 'audit']);
  const create = useApiMutation('findings', 'fromException');
  const onError = useNotifyError();
  if (useIsReadOnly()) return null;
  const title = t(`audit:titles.${test}`, { defaultValue: test });
  return (
    <Button
      variant="default"
      loading={create.isPending}
      onClick={() =>
        create.mutate(
          { test, key: exceptionKey, title, condition },
          { onSuccess: ({ id }) => goTo({ screen: 'findings', selectedId: id }), onError },
        )
      }
    >
      {t('findings:fromException.create')}
    </Button>
  );
};
