import { notify } from '@kit';
import { useCallback, useRef } from 'react';
import { act } from '@/api/act';
import { usePlan } from './plan';
import { useTurnPlan } from './useTurnPlan';

/** Does one thing to the plan at a time: a second click while it is under way does nothing. */
export function useWork(): <T>(work: () => Promise<T>) => Promise<T | undefined> {
  const { id } = usePlan();
  const isBusy = useRef(false);
  return useCallback(
    async (work) => {
      if (isBusy.current) return undefined;
      isBusy.current = true;
      try {
        return await act(id, work);
      } finally {
        isBusy.current = false;
      }
    },
    [id],
  );
}

/** Says what was done, with the way back. */
export function useSayDone(): (text: string) => void {
  const turn = useTurnPlan();
  return useCallback((text) => notify({ text, undo: () => void turn('undo') }), [turn]);
}
