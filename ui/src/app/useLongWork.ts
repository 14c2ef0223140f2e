import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { CallOptions, Step } from '@/api/client';
import { message } from '@/api/fault';
import { RpcFault } from '@/platform';

export interface LongWork {
  /** How far it is; none while nothing is going on. */
  step?: Step;
  /** Why the last one did not end well. */
  failure?: string;
  wasCancelled: boolean;
  /** Does the work; gives nothing back when it failed or was stopped. */
  run: <T>(label: string, work: (options: CallOptions) => Promise<T>) => Promise<T | undefined>;
  cancel: () => void;
  /** Forgets how the last one ended. */
  forget: () => void;
}

type State = Pick<LongWork, 'step' | 'failure' | 'wasCancelled'>;

/**
 * Work that tells how far it is and can be stopped: it stops by itself when the screen is left. Stopping it brings the
 * focus back to the button that began it.
 */
export function useLongWork(starter: RefObject<HTMLElement | null>): LongWork {
  const [state, setState] = useState<State>({ wasCancelled: false });
  const stopper = useRef<AbortController>(undefined);
  useEffect(() => () => stopper.current?.abort(), []);

  const run = useCallback(
    async <T>(label: string, work: (options: CallOptions) => Promise<T>): Promise<T | undefined> => {
      stopper.current?.abort();
      const mine = new AbortController();
      stopper.current = mine;
      const isMine = () => stopper.current === mine;
      const tell = (next: State) => {
        if (isMine()) setState(next);
      };
      tell({ step: { label, done: 0, of: 0 }, wasCancelled: false });
      try {
        const done = await work({
          signal: mine.signal,
          onProgress: (step) => tell({ step, wasCancelled: false }),
        });
        tell({ wasCancelled: false });
        return isMine() ? done : undefined;
      } catch (error) {
        const wasCancelled = error instanceof RpcFault && error.code === 'cancelled';
        tell({ wasCancelled, failure: wasCancelled ? undefined : message(error) });
        return undefined;
      }
    },
    [],
  );
  const cancel = useCallback(() => {
    stopper.current?.abort();
    starter.current?.focus();
  }, [starter]);
  const forget = useCallback(() => setState(({ step }) => ({ step, wasCancelled: false })), []);
  return { ...state, run, cancel, forget };
}
