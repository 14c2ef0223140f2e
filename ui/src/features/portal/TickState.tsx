import { Btn, Icon } from '@kit';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import type { Walk } from './useWalk';
import { standing } from './walk';

/** Who ticked the value and when, or what it was when it was ticked. */
export function TickState({ walk }: { walk: Walk }) {
  const { writable } = usePlan();
  const { item } = walk.spot;
  const { tick, was } = item;
  const how = standing(item);
  if (!tick || how === 'todo') return null;
  const on = date(tick.on);
  // What it was called stands above it, and what to do in the note.
  if (item.gone && how === 'again') return null;
  if (how === 'again') {
    return (
      <div className="portal-again">
        <p className="portal-again-title">
          <Icon name="refresh" size={18} />
          {t('portal.item.again')}
        </p>
        <p className="portal-was">
          {was ? t('portal.item.was', { on, was }) : t('portal.item.was_empty', { on })}
        </p>
      </div>
    );
  }
  return (
    <div className="portal-done">
      <Icon name="check" size={18} />
      <span className="pp-grow">{t('portal.item.done', { on, by: tick.by })}</span>
      {writable && (
        <Btn size="small" kind="quiet" onPress={walk.untick}>
          {t('portal.item.untick')}
        </Btn>
      )}
    </div>
  );
}
