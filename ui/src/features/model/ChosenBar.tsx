import { announce, Btn, SearchField } from '@kit';
import { useRef } from 'react';
import type { Offer } from '@/api/wire';
import { useCommand } from '@/app/commands';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { useDecide } from './useDecide';
import type { Picked } from './usePicked';

export interface ChosenBarProps {
  offers: readonly Offer[];
  shown: readonly Offer[];
  picked: Picked;
  typed: string;
  onType: (typed: string) => void;
}

const countText = (shown: number, total: number) => {
  if (shown < total) return t('model.count', { shown, total });
  return total === 1 ? t('model.count_one') : t('model.count_all', { total });
};
const chosenText = (count: number) => {
  if (count === 0) return t('model.chosen_none');
  return count === 1 ? t('model.chosen_one') : t('model.chosen', { count });
};
const adoptText = (count: number) => {
  if (count === 0) return t('model.adopt');
  return count === 1 ? t('model.adopt_one') : t('model.adopt_chosen', { count });
};

/** Filter, how many are shown and ticked, and taking those ticked. It stays in sight while the list scrolls. */
export function ChosenBar({ offers, shown, picked, typed, onType }: ChosenBarProps) {
  const { writable } = usePlan();
  const { adopt } = useDecide();
  const box = useRef<HTMLInputElement>(null);
  useCommand('filter', () => box.current?.focus());
  const chosen = offers.filter((offer) => picked.has(offer.id));
  const take = async () => {
    // A button that says why beats one that is grey.
    if (chosen.length === 0) announce(t('model.adopt_none'));
    else if (await adopt(chosen)) picked.clear();
  };
  const all = shown.map((offer) => offer.id);
  const hasAll = all.length > 0 && all.every(picked.has);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of the plan
    <div className="model-bar" role="group" aria-label={t('model.toolbar')}>
      <SearchField
        ref={box}
        label={t('model.filter')}
        placeholder={t('model.filter')}
        value={typed}
        onChange={onType}
      />
      <span className="pp-quiet" role="status">
        {countText(shown.length, offers.length)}
      </span>
      {writable && (
        <div className="model-bar-end">
          <label className="pp-choice">
            <input
              type="checkbox"
              checked={hasAll}
              onChange={(event) => picked.set(all, event.target.checked)}
            />
            <span>{t('model.all_shown')}</span>
          </label>
          <span className="model-chosen" role="status">
            {chosenText(chosen.length)}
          </span>
          <Btn kind="primary" onPress={() => void take()}>
            {adoptText(chosen.length)}
          </Btn>
        </div>
      )}
    </div>
  );
}
