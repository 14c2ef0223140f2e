import { announce } from '@kit';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Portal } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { copyText } from './clipboard';
import { useTick } from './usePortal';
import { begins, inUse, nextAny, nextWaiting, type Spot, spots, standing, startAt, startOf } from './walk';
import { spoken } from './words';

/** How the copy of the value in sight went. */
export type Copied = 'no' | 'yes' | 'refused';

export interface Walk {
  spot: Spot;
  /** What begins with this value, when the person came here from the one before. */
  begun?: 'section' | 'group';
  copied: Copied;
  /** Puts what the person sees on the clipboard; `said` in place of the usual words. */
  copy: (text: string, said?: string) => Promise<void>;
  /** Ticks the value, where it is not, and goes on; copies the next one if that is wanted. */
  next: () => void;
  untick: () => void;
  open: (item: string) => void;
  openSection: (code: string) => void;
  copiesNext: boolean;
  setCopiesNext: (does: boolean) => void;
  blanksLast: boolean;
  setBlanksLast: (does: boolean) => void;
}

/** The walk through the values: where one is, and what goes on from there. It is kept, so that it outlives a restart. */
export function useWalk(portal: Portal): Walk | undefined {
  const { id: plan, writable } = usePlan();
  const [kept, keep] = useRemembered(`portal ${plan}`, '');
  const [copiesNext, setCopiesNext] = useRemembered('portal_copy_next', 'no');
  const [blanksLast, setBlanksLast] = useRemembered('portal_blanks_last', 'no');
  const all = useMemo(() => spots(portal), [portal]);
  const spot = startAt(all, kept);
  const here = spot?.item.id;
  const [state, setState] = useState<{ of?: string; copied: Copied; begun?: Walk['begun'] }>({
    copied: 'no',
  });
  const tick = useTick(plan, keep);

  // The first value that waits is where one is, from the moment that it was shown.
  useEffect(() => {
    if (here && here !== kept) keep(here);
  }, [here, kept, keep]);

  const copy = useCallback(
    async (text: string, said?: string) => {
      if (!spot) return;
      const isDone = await copyText(text);
      setState((now) => ({ ...now, of: spot.item.id, copied: isDone ? 'yes' : 'refused' }));
      announce(
        isDone
          ? (said ?? t('portal.item.copied_said', { label: spot.item.label }))
          : t('portal.item.not_copied'),
      );
    },
    [spot],
  );

  if (!spot) return undefined;
  const { item } = spot;

  const come = async (to: Spot) => {
    keep(to.item.id);
    const begun = begins(spot, to);
    setState({ of: to.item.id, copied: 'no', begun });
    const now = { label: to.item.label, value: spoken(to.item) };
    const where =
      begun === 'section'
        ? `${t('portal.item.in_section', { name: to.section.name })} `
        : begun === 'group'
          ? `${t('portal.item.in_group', { name: to.item.group })} `
          : '';
    // A place has coordinates to choose from, and nothing is copied where there is nothing.
    const copies = copiesNext === 'yes' && !to.item.isShape && inUse(to.item) !== '' && !to.item.tooLong;
    if (copies && (await copyText(inUse(to.item)))) {
      setState({ of: to.item.id, copied: 'yes', begun });
      announce(where + t('portal.item.now_copied', now));
    } else announce(where + t('portal.item.now', now));
  };

  const next = () => {
    if (writable && standing(item) !== 'done') tick(item, true);
    const to = writable ? nextWaiting(all, item.id, blanksLast === 'yes') : nextAny(all, item.id);
    if (to && to.item.id !== item.id) void come(to);
    else announce(writable ? t('portal.all_done', { all: portal.all }) : t('portal.item.last'));
  };
  const open = (id: string) => {
    keep(id);
    setState({ of: id, copied: 'no' });
  };

  return {
    spot,
    begun: state.of === item.id ? state.begun : undefined,
    copied: state.of === item.id ? state.copied : 'no',
    copy,
    next,
    untick: () => {
      tick(item, false);
      announce(t('portal.item.unticked', { label: item.label }));
    },
    open,
    openSection: (code) => {
      const section = portal.sections.find((each) => each.code === code);
      const first = section && startOf(section);
      if (first) open(first.id);
    },
    copiesNext: copiesNext === 'yes',
    setCopiesNext: (does) => setCopiesNext(does ? 'yes' : 'no'),
    blanksLast: blanksLast === 'yes',
    setBlanksLast: (does) => setBlanksLast(does ? 'yes' : 'no'),
  };
}
