import { figure } from '@/app/format';
import { t } from '@/texts';
import type { ActionItem } from './actions';

const HOUR = 60;

/** When an action is over, in words: minutes as long as one thinks in minutes. */
export function whenWords(item: ActionItem): string | undefined {
  if (item.due === 0) return t('grid.when.now');
  if (item.due !== undefined && item.due >= 3 * HOUR && item.due % HOUR === 0)
    return t('grid.when.hours', { count: figure(item.due / HOUR) });
  if (item.due !== undefined) return t('grid.when.minutes', { count: figure(item.due) });
  return item.isUntilEnd ? t('grid.when.until') : undefined;
}

export const nameOf = (item: ActionItem): string => item.title || t('grid.untitled');
