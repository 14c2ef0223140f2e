import { dropUndo, notify } from '@kit';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { queries, useStart } from '@/api/queries';
import { useSaving } from '@/api/saving';
import { settled } from '@/api/typing';
import type { Portal, PortalItem, PortalStep } from '@/api/wire';
import { inUse, withStep, withTick } from './walk';
import { today } from './words';

const keyOf = (plan: string) => ['plan', plan, 'portal'] as const;

export const usePortal = (plan: string) =>
  useQuery({
    queryKey: keyOf(plan),
    queryFn: async () => {
      await settled();
      return call('portal', { plan });
    },
  });

/** What a change of ticks or texts leaves behind elsewhere: a step to undo, a line in the history. */
function noted(plan: string): void {
  dropUndo();
  useSaving.setState({ savedAt: new Date().toISOString() });
  void queries.invalidateQueries({ queryKey: ['plan', plan, 'undo'] });
  void queries.invalidateQueries({ queryKey: ['plan', plan, 'history'] });
}

const read = (plan: string) => queries.invalidateQueries({ queryKey: keyOf(plan) });

/** Takes in what a step has changed; what is gone with it has left the list, which is read again. */
function merge(plan: string, step: PortalStep): void {
  if (step.section) queries.setQueryData<Portal>(keyOf(plan), (portal) => portal && withStep(portal, step));
  else void read(plan);
}

/**
 * Ticks at once and has it written behind: one after the other, in the order of the hand. While others wait the screen
 * knows more than an answer: only the last one is taken in, or all is read again if one of them was not as expected.
 */
export function useTick(plan: string, onRefused: (item: string) => void) {
  const { data: start } = useStart();
  const { name = '', office = '' } = start?.person ?? {};
  // As the program signs.
  const by = [name, office].filter(Boolean).join(', ');
  const queue = useRef<Promise<void>>(Promise.resolve());
  const waiting = useRef(0);
  const isOff = useRef(false);
  return useCallback(
    (item: PortalItem, ticked: boolean) => {
      const tick = ticked ? { on: today(), by } : null;
      queries.setQueryData<Portal>(keyOf(plan), (portal) => portal && withTick(portal, item.id, tick));
      waiting.current += 1;
      useSaving.getState().begun();
      const write = async () => {
        let step: PortalStep | undefined;
        try {
          step = await call('tick_portal', { plan, item: item.id, value: inUse(item), ticked });
        } catch (error) {
          notify({ text: message(error) });
          onRefused(item.id);
        }
        waiting.current -= 1;
        useSaving.setState(({ underway }) => ({ underway: underway - 1 }));
        isOff.current ||= !step?.section;
        if (waiting.current > 0) return;
        if (step && !isOff.current) merge(plan, step);
        else await read(plan);
        isOff.current = false;
        noted(plan);
      };
      queue.current = queue.current.then(write);
    },
    [plan, by, onRefused],
  );
}

/** Keeps a shorter text for the portal, or gives it up; false when it was refused. */
export async function shorten(plan: string, item: string, text: string): Promise<boolean> {
  try {
    merge(plan, await call('shorten_portal', { plan, item, text }));
    noted(plan);
    return true;
  } catch (error) {
    notify({ text: message(error) });
    return false;
  }
}

/** Another mapping, another list. */
export const portalChanged = read;
