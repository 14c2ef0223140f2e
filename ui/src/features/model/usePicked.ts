import { useMemo, useState } from 'react';
import type { Offer } from '@/api/wire';

export interface Picked {
  /** Ids that were ticked and are still offered, in the order of the page. */
  ids: readonly string[];
  has: (id: string) => boolean;
  set: (ids: readonly string[], isPicked: boolean) => void;
  clear: () => void;
}

/** Which offers are ticked. Those that the filter hides stay ticked; those decided on fall away. */
export function usePicked(offers: readonly Offer[]): Picked {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  return useMemo(
    () => ({
      ids: offers.filter((offer) => ticked.has(offer.id)).map((offer) => offer.id),
      has: (id) => ticked.has(id),
      set: (ids, isPicked) =>
        setTicked((before) => {
          const after = new Set(before);
          for (const id of ids) {
            if (isPicked) after.add(id);
            else after.delete(id);
          }
          return after;
        }),
      clear: () => setTicked(new Set()),
    }),
    [offers, ticked],
  );
}
