import { dropUndo, notify } from '@kit';
import { message } from './fault';
import { refresh } from './refresh';
import { useSaving } from './saving';
import { forgetSaved, settled } from './typing';

/**
 * Does something to the plan that is not typing: waits for what was typed, tells what went wrong, reads again what is in
 * sight. Gives nothing back when it was refused.
 */
export async function act<T>(plan: string, work: () => Promise<T>): Promise<T | undefined> {
  await settled();
  try {
    const done = await work();
    dropUndo();
    useSaving.setState({ savedAt: new Date().toISOString() });
    await refresh(plan);
    forgetSaved();
    return done;
  } catch (error) {
    notify({ text: message(error) });
    return undefined;
  }
}
