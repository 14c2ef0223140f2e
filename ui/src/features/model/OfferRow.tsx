import { Badge, type BadgeProps, Btn, Icon } from '@kit';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Offer } from '@/api/wire';
import { t } from '@/texts';
import { keepFocus } from './keepFocus';
import { OfferFields } from './OfferFields';
import { RefuseForm } from './RefuseForm';
import { useDecide } from './useDecide';
import type { Picked } from './usePicked';

const STATES = { new: 'neutral', own: 'action', newer: 'good', newer_adapted: 'amber' } as const;
type State = keyof typeof STATES;
const isState = (state: string): state is State => state in STATES;

export interface OfferRowProps {
  offer: Offer;
  picked: Picked | undefined;
}

/** One offer: tick, name, state, what it holds, and the decision. */
export function OfferRow({ offer, picked }: OfferRowProps) {
  const body = useId();
  const [isOpen, setOpen] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const { adopt } = useDecide();
  const row = useRef<HTMLLIElement>(null);
  const refuse = useRef<HTMLButtonElement>(null);
  const leave = () => {
    flushSync(() => setRefusing(false));
    refuse.current?.focus();
  };
  const title = offer.title || t('model.untitled');
  return (
    <li className="model-offer" ref={row}>
      <div className="model-row">
        {picked && (
          <input
            type="checkbox"
            checked={picked.has(offer.id)}
            aria-label={t('model.pick', { title })}
            onChange={(event) => picked.set([offer.id], event.target.checked)}
          />
        )}
        <button
          type="button"
          className="model-title"
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isOpen ? 'collapse' : 'expand'} size={16} />
          <span>
            {title} <StateWord state={offer.state} />
          </span>
        </button>
        {picked && !isRefusing && (
          <span className="model-acts">
            <Btn
              size="small"
              aria-label={t('model.adopt_of', { title })}
              onPress={() => void keepFocus(row.current, () => adopt([offer]))}
            >
              {t('model.adopt')}
            </Btn>
            <Btn
              size="small"
              kind="quiet"
              ref={refuse}
              aria-label={t('model.refuse_of', { title })}
              onPress={() => setRefusing(true)}
            >
              {t('model.refuse')}
            </Btn>
          </span>
        )}
      </div>
      {isRefusing && <RefuseForm offer={offer} row={row} onLeave={leave} />}
      <div id={body} hidden={!isOpen}>
        {isOpen && <OfferFields offer={offer} />}
      </div>
    </li>
  );
}

function StateWord({ state }: { state: string }) {
  if (!isState(state)) return null;
  const tone: BadgeProps['tone'] = STATES[state];
  return <Badge tone={tone}>{t(`model.state.${state}`)}</Badge>;
}
