import { useState } from 'react';
import type { PlaceProps } from './PlacePreview.tsx';

type Choosing = {
  readonly isChoosing: boolean;
  /** Starts to choose; null while one chooses, and where nothing may be changed. */
  readonly change: (() => void) | null;
  readonly choose: (chosen: string) => void;
};

/**
 * Choosing a place by clicking it: at once where there is none yet, or none that is there, else once it is asked for, so that
 * no click moves it by accident.
 */
export const useChoosing = ({ tie, place, preview }: PlaceProps<'table' | 'text'>): Choosing => {
  const [isChanging, setIsChanging] = useState(false);
  const isChoosing = tie !== null && (isChanging || place === null || preview.missing !== null);
  return {
    isChoosing,
    change: isChoosing || tie === null ? null : () => setIsChanging(true),
    choose: (chosen) => {
      setIsChanging(false);
      if (chosen === place) return;
      tie?.({ place: chosen, page: null });
    },
  };
};
