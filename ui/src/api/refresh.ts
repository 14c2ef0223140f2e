import { planChanged, recordChanged } from './queries';
import type { PlanRecord } from './wire';

interface Reading {
  /** Another reading is wanted after this one, and whether the lists of records are part of it. */
  again: boolean;
  withLists: boolean;
  done: Promise<void>;
}

const running = new Map<string, Reading>();

/**
 * Reads again whatever of the plan is in sight, its check included. While one reading goes on, the next ones wait
 * together: typing fast costs one reading after the other, never a queue.
 */
export function refresh(plan: string, withLists = true): Promise<void> {
  const now = running.get(plan);
  if (now) {
    now.again = true;
    now.withLists ||= withLists;
    return now.done;
  }
  const state: Reading = { again: false, withLists, done: Promise.resolve() };
  state.done = (async () => {
    do {
      const isWhole = state.withLists;
      state.again = false;
      state.withLists = false;
      await planChanged(plan, isWhole);
    } while (state.again);
    running.delete(plan);
  })();
  running.set(plan, state);
  return state.done;
}

const PAUSE_MS = 1500;
let pause: ReturnType<typeof setTimeout> | undefined;

/**
 * A record as it is after a keystroke. Its own list shows it at once; the others, where its name may stand, are read
 * again when the typing pauses.
 */
export function typedIn(plan: string, record: PlanRecord): void {
  recordChanged(plan, record);
  void refresh(plan, false);
  clearTimeout(pause);
  pause = setTimeout(() => void refresh(plan), PAUSE_MS);
}
