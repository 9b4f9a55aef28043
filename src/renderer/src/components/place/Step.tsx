import { Button } from '@mantine/core';

/** A small button of a viewer: one sign, with its words for those who do not see it. */
export const Step = ({
  sign,
  label,
  disabled,
  onClick,
}: {
  readonly sign: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) => (
  <Button
    size="compact-sm"
    variant="default"
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    {sign}
  </Button>
);
