import { Button } from '@mantine/core';

/** Lets another place be chosen; nothing where `onChange` is null. */
export const ChangeButton = ({
  label,
  onChange,
}: {
  readonly label: string;
  readonly onChange: (() => void) | null;
}) =>
  onChange === null ? null : (
    <div>
      <Button size="compact-sm" variant="default" onClick={onChange}>
        {label}
      </Button>
    </div>
  );
