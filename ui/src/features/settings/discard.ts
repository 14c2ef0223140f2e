import { notify, plain } from '@kit';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { startChanged } from '@/api/queries';
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
    const { commune } = card;
    notify({
      text: t('settings.archive.discarded', { commune }),
      action: copy && {
        label: t('settings.archive.discard_back'),
        onPress: () => void putBack(copy.name, commune),
      },
    });
  } catch (error) {
    notify({ text: message(error) });
  }
}

async function putBack(name: string, commune: string): Promise<void> {
  try {
    startChanged(await call('restore', { name }));
    notify({ text: t('settings.archive.back', { commune }) });
  } catch (error) {
    notify({ text: message(error) });
  }
}
