import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** A field that leads to a place when Enter is pressed; what is no place stays as it was typed, marked as wrong. */
export const GoTo = ({
  label,
  placeholder = label,
  onGo,
}: {
  readonly label: string;
  readonly placeholder?: string;
  /** False for what is no place. */
  readonly onGo: (text: string) => boolean;
}) => {
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  return (
    <TextInput
      size="xs"
      w={116}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      error={isWrong}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setIsWrong(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        const isDone = onGo(text);
        setIsWrong(!isDone);
        if (isDone) setText('');
      }}
    />
  );
};
