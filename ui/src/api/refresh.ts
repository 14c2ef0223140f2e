import { planChanged } from './queries';

const running = new Map<string, { again: boolean; done: Promise<void> }>();

/**
 * Reads again whatever of the plan is in sight, its check included. While one reading goes on, the next ones wait
 * together: typing fast costs one reading after the other, never a queue.
 */
export function refresh(plan: string): Promise<void> {
  const now = running.get(plan);
  if (now) {
    now.again = true;
    return now.done;
  }
  const state = { again: false, done: Promise.resolve() };
  state.done = (async () => {
    do {
      state.again = false;
      await planChanged(plan);
    } while (state.again);
    running.delete(plan);
  })();
  running.set(plan, state);
  return state.done;
}
