import { useId } from 'react';
import { t } from '@/texts';
import type { KindGroup } from './groupOffers';
import { OfferRow } from './OfferRow';
import type { Picked } from './usePicked';

export interface KindOffersProps {
  group: KindGroup;
  /** None where nothing can be changed. */
  picked: Picked | undefined;
}

/** The offers of one kind, to be ticked one by one or all together. */
export function KindOffers({ group, picked }: KindOffersProps) {
  const id = useId();
  const ids = group.offers.map((offer) => offer.id);
  const count = picked ? ids.filter(picked.has).length : 0;
  const isMixed = count > 0 && count < ids.length;
  const mark = (box: HTMLInputElement | null) => {
    if (box) box.indeterminate = isMixed;
  };
  return (
    <section className="model-kind" aria-labelledby={id}>
      <div className="model-kind-head">
        {picked && (
          <input
            type="checkbox"
            ref={mark}
            checked={count === ids.length}
            aria-label={t('model.pick_kind', { kind: group.label })}
            onChange={(event) => picked.set(ids, event.target.checked)}
          />
        )}
        <h3 id={id}>{group.label}</h3>
        <span className="pp-quiet">{ids.length}</span>
      </div>
      <ul>
        {group.offers.map((offer) => (
          <OfferRow key={offer.id} offer={offer} picked={picked} />
        ))}
      </ul>
    </section>
  );
}
