import { clearNotices, notify, plain } from '@kit';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { queries, startChanged } from '@/api/queries';
import { forgetTyped, settled } from '@/api/typing';
import type { KeptCopy, PlanCard } from '@/api/wire';
import { t } from '@/texts';

/** Case, accents and spaces do not matter: it is a thought, not a password. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) === plain(name);

/** The copy that was kept last. */
export const newest = (copies: readonly KeptCopy[]): KeptCopy | undefined =>
  [...copies].sort((one, other) => other.madeAt.localeCompare(one.madeAt))[0];

/** Takes a plan out of the archive; the notice puts it back from the copy that was kept first. */
export async function discardPlan(card: PlanCard, leave: () => void): Promise<void> {
  await settled();
  try {
    const told = await call('discard', { plan: card.id });
    const copy = newest(await call('copies', {}));
    // The screen of the plan goes before its plan does.
    forgetTyped();
    leave();
    startChanged(told);
    clearNotices();
    const { commune } = card;
    notify({
      text: t('settings.archive.discarded', { commune }),
      action: copy && {
        label: t('settings.archive.discard_back'),
        onPress: () => void putBack(copy, commune),
      },
    });
  } catch (error) {
    notify({ text: message(error) });
  }
}

/** Whether a plan was changed after the copy was made: going back to the copy would take that back too. */
export const changedSince = (plans: readonly PlanCard[], copy: KeptCopy): boolean =>
  plans.some((plan) => Date.parse(plan.changedAt) > Date.parse(copy.madeAt));

async function putBack(copy: KeptCopy, commune: string): Promise<void> {
  await settled();
  try {
    const { plans } = await call('start', {});
    if (changedSince(plans, copy)) {
      notify({ text: t('settings.archive.back_late') });
      return;
    }
    startChanged(await call('restore', { name: copy.name }));
    await queries.invalidateQueries({ queryKey: ['plan'] });
    notify({ text: t('settings.archive.back', { commune }) });
  } catch (error) {
    notify({ text: message(error) });
  }
}
