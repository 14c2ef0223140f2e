import { useSyncExternalStore } from 'react';
import { call } from './client';
import { refresh } from './refresh';
import { forgetTyped, settled } from './typing';
import type { Undone } from './wire';

let count = 0;
const listeners = new Set<() => void>();

/** Grows when the plan went back or forth as a whole: parts that keep a state of their own begin anew. */
export const useTurn = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count,
  );

async function turn(plan: string, command: 'undo' | 'redo'): Promise<Undone> {
  await settled();
  const undone = await call(command, { plan });
  await turned(plan);
  return undone;
}

/** The archive was changed from outside the forms: they show it as it now is. */
export async function turned(plan: string): Promise<void> {
  forgetTyped();
  count += 1;
  for (const listener of listeners) listener();
  await refresh(plan);
}

/** Takes back the last step of the plan, whatever screen it was made on. */
export const undo = (plan: string) => turn(plan, 'undo');
export const redo = (plan: string) => turn(plan, 'redo');
