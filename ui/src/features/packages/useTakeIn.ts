import { notify } from '@kit';
import { call } from '@/api/client';
import { startChanged } from '@/api/queries';
import { settled } from '@/api/typing';
import { turned, undo } from '@/api/undo';
import type { PackageContent } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { type LongWork, useLongWork } from './useLongWork';

export interface TakeIn {
  work: LongWork;
  take: (replace: boolean) => Promise<void>;
}

/** Puts the plan of a package in the archive and opens it. */
export function useTakeIn(file: string, { commune }: PackageContent): TakeIn {
  const work = useLongWork();
  const go = useGo();
  const take = async (replace: boolean) => {
    await settled();
    const taken = await work.run(t('packages.open.taking'), (options) =>
      call('take_in', { file, replace }, options),
    );
    if (!taken) return;
    startChanged(await call('start', {}));
    await turned(taken.plan);
    notify(
      replace
        ? { text: t('packages.open.taken_replaced', { commune }), undo: () => void undo(taken.plan) }
        : { text: t('packages.open.taken', { commune }) },
    );
    go(links.home(taken.plan));
  };
  return { work, take };
}
