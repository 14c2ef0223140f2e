import { clearNotices, notify } from '@kit';
import type { RefObject } from 'react';
import { call } from '@/api/client';
import { startChanged } from '@/api/queries';
import { settled } from '@/api/typing';
import { turned, undo } from '@/api/undo';
import type { PackageContent } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { type LongWork, useLongWork } from '@/app/useLongWork';
import { t } from '@/texts';

export interface TakeIn {
  work: LongWork;
  take: (replace: boolean) => Promise<void>;
}

/** Puts the plan of a package in the archive and opens it. */
export function useTakeIn(
  file: string,
  { commune }: PackageContent,
  starter: RefObject<HTMLElement | null>,
): TakeIn {
  const work = useLongWork(starter);
  const go = useGo();
  const take = async (replace: boolean) => {
    if (work.step) return;
    await settled();
    const taken = await work.run(t('packages.open.taking'), (options) =>
      call('take_in', { file, replace }, options),
    );
    if (!taken) return;
    startChanged(await call('start', {}));
    await turned(taken.plan);
    // Those of the plan that was open would take back what is no longer in sight.
    clearNotices();
    notify(
      replace
        ? { text: t('packages.open.taken_replaced', { commune }), undo: () => void undo(taken.plan) }
        : { text: t('packages.open.taken', { commune }) },
    );
    go(links.home(taken.plan));
  };
  return { work, take };
}
