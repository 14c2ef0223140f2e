import { notify } from '@kit';
import { act } from '@/api/act';
import { call } from '@/api/client';
import { undo } from '@/api/undo';
import type { Offer } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

export interface Decide {
  /** Takes the offers, and those they need, as one step; true when it was done. */
  adopt: (offers: readonly Offer[]) => Promise<boolean>;
  refuse: (offer: Offer, reason: string) => Promise<boolean>;
}

const adoptedText = (offers: readonly Offer[], records: number): string => {
  const [only] = offers;
  if (records === 1 && only) return t('model.adopted_one', { title: only.title || t('model.untitled') });
  const key = records > offers.length ? 'model.adopted_linked' : 'model.adopted';
  return t(key, { count: records });
};

/** What a person decides on offers of the model. Each decision can be taken back. */
export function useDecide(): Decide {
  const { id } = usePlan();
  const takeBack = () => void undo(id);
  return {
    adopt: async (offers) => {
      const done = await act(id, () => call('adopt', { plan: id, ids: offers.map((offer) => offer.id) }));
      if (done) notify({ text: adoptedText(offers, done.records), undo: takeBack });
      return done !== undefined;
    },
    refuse: async (offer, reason) => {
      const done = await act(id, () => call('refuse', { plan: id, id: offer.id, reason }));
      const title = offer.title || t('model.untitled');
      if (done) notify({ text: t('model.refused', { title }), undo: takeBack });
      return done !== undefined;
    },
  };
}
