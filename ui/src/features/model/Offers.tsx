import { Btn, EmptyState } from '@kit';
import { useDeferredValue, useMemo, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Offer } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ChosenBar } from './ChosenBar';
import { filterOffers, groupOffers } from './groupOffers';
import { KindOffers } from './KindOffers';
import { usePicked } from './usePicked';

/** The offers by section and kind, with what is done with those ticked. */
export function Offers({ offers }: { offers: readonly Offer[] }) {
  const { writable } = usePlan();
  const { catalogue } = useKinds();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const picked = usePicked(offers);
  const shown = useMemo(() => {
    const labelOf = (kind: string) => catalogue.kinds.find((each) => each.name === kind)?.plural ?? '';
    return filterOffers(offers, wanted, labelOf);
  }, [offers, wanted, catalogue]);
  const groups = useMemo(() => groupOffers(shown, catalogue.kinds, catalogue.sections), [shown, catalogue]);
  return (
    <>
      <ChosenBar offers={offers} shown={shown} picked={picked} typed={typed} onType={setTyped} />
      {groups.length === 0 && (
        <EmptyState
          title={t('model.none')}
          text={t('model.none_text', { total: offers.length })}
          actions={<Btn onPress={() => setTyped('')}>{t('model.clear')}</Btn>}
        />
      )}
      {groups.map((group) => (
        <section key={group.section} className="model-section" aria-labelledby={`model-${group.section}`}>
          <h2 id={`model-${group.section}`}>{group.name}</h2>
          {group.kinds.map((kind) => (
            <KindOffers key={kind.kind} group={kind} picked={writable ? picked : undefined} />
          ))}
        </section>
      ))}
    </>
  );
}
