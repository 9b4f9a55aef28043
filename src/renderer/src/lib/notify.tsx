import { notifications } from '@mantine/notifications';
import { errorOf } from './api.ts';
import { useErrorText } from './error-text.ts';

/** Shows what failed as a notice: title, sentence and refused values. A cancellation is not shown as a failure. */
export const useNotifyError = (): ((thrown: unknown) => void) => {
  const errorText = useErrorText();
  return (thrown) => {
    const error = errorOf(thrown);
    const { title, message, issues } = errorText(error);
    notifications.show({
      id: `error-${error.code}`,
      title,
      message: [message, ...issues].join('\n'),
      color: error.code === 'cancelled' ? 'gray' : 'red',
      autoClose: error.code === 'internal' ? false : 9000,
      styles: { description: { whiteSpace: 'pre-line' } },
    });
  };
};

/** Shows a short notice of something that went well. */
export const notifyDone = (title: string, message = ''): void => {
  const id = `done-${title}`;
  // The same notice again takes the place of the one that is still there.
  notifications.hide(id);
  notifications.show({ id, title, message, autoClose: 3000 });
};
