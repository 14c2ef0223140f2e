import { queries, startChanged } from '@/api/queries';
import { forgetTyped } from '@/api/typing';
import { turned } from '@/api/undo';
import type { Start } from '@/api/wire';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';

/** Shows an archive that was put back as it was: every plan may be another, and this one may be gone. */
export function useRestored(): (told: Start) => Promise<'here' | 'gone'> {
  const { id } = usePlan();
  const go = useGo();
  return async (told) => {
    const isHere = told.plans.some((plan) => plan.id === id);
    if (!isHere) {
      forgetTyped();
      go(links.plans());
    }
    startChanged(told);
    await queries.invalidateQueries({ queryKey: ['plan'], refetchType: 'none' });
    if (isHere) await turned(id);
    return isHere ? 'here' : 'gone';
  };
}
