import { notify } from '@kit';
import { useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { settled } from '@/api/typing';
import { turned, undo } from '@/api/undo';
import type { HistoryEntry } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

/** Takes back one change alone. When others stand on it, the reason stays beside the button. */
export function useUndoThis(entry: HistoryEntry): [string, () => Promise<void>] {
  const { id } = usePlan();
  const [refused, setRefused] = useState('');
  const undoThis = async () => {
    await settled();
    try {
      const { outcome, text } = await call('undo_change', { plan: id, change: entry.id });
      if (outcome !== 'done') {
        setRefused(text);
        return;
      }
      setRefused('');
      await turned(id);
      // Taking it back is itself the last step of the plan.
      notify({ text, action: { label: t('app.undo.again'), onPress: () => void undo(id) } });
    } catch (error) {
      setRefused(message(error));
    }
  };
  return [refused, undoThis];
}
