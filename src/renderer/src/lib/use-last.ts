import { useState } from 'react';

/** What there was last, while something else is awaited: a view that turns pages does not blink. */
export const useLast = <T>(value: T | undefined): T | undefined => {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
};
