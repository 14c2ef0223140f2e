import { dropUndo, notify } from '@kit';
import { useCallback } from 'react';
import { message } from '@/api/fault';
import { redo, undo } from '@/api/undo';
import { t } from '@/texts';
import { placeLink } from './links';
import { usePlan } from './plan';
import { useGo } from './useGo';

/** Undo and redo, with what was taken back said and shown where it is. */
export function useTurnPlan(): (way: 'undo' | 'redo') => Promise<void> {
  const { id, writable } = usePlan();
  const go = useGo();
  return useCallback(
    async (way) => {
      if (!writable) return;
      try {
        const { text, place, outcome } = await (way === 'undo' ? undo(id) : redo(id));
        dropUndo();
        const show = place && outcome === 'done' ? () => go(placeLink(id, place)) : undefined;
        notify({ text, action: show && { label: t('app.undo.show'), onPress: show } });
      } catch (error) {
        notify({ text: message(error) });
      }
    },
    [id, writable, go],
  );
}
