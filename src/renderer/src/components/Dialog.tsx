import { Modal, type ModalProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type DialogProps = Omit<ModalProps, 'opened' | 'closeButtonProps'>;

/** What had the focus; for a command of a menu, which is gone with its menu, the button that opened the menu. */
const focusedNow = (): HTMLElement | null => {
  const focused = document.activeElement;
  const opener = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (typeof opener === 'string') return document.querySelector<HTMLElement>(`[id="${opener}"]`);
  return focused instanceof HTMLElement ? focused : null;
};

/**
 * A dialog, open as long as it is drawn. When it goes, the focus is again where it was: who works by keyboard is not
 * sent back to the top of the window.
 */
export const Dialog = ({ children, ...rest }: DialogProps) => {
  const { t } = useTranslation('shell');
  const [before] = useState(focusedNow);
  useEffect(
    () => () => {
      // What the answer itself has focused (the cell of a new row) keeps it.
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (before?.isConnected === true && isFree) before.focus({ preventScroll: true });
    },
    [before],
  );
  return (
    <Modal opened closeButtonProps={{ 'aria-label': t('dialogs.close') }} {...rest}>
      {children}
    </Modal>
  );
};
