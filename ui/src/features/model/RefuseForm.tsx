import { Btn, focusField, TextField } from '@kit';
import { type RefObject, useState } from 'react';
import type { Offer } from '@/api/wire';
import { t } from '@/texts';
import { keepFocus } from './keepFocus';
import { useDecide } from './useDecide';

export interface RefuseFormProps {
  offer: Offer;
  row: RefObject<HTMLElement | null>;
  onLeave: () => void;
}

/** Why an offer is not wanted: the consortium reads it. */
export function RefuseForm({ offer, row, onLeave }: RefuseFormProps) {
  const { refuse } = useDecide();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const name = `reason-${offer.id}`;
  const isMissing = isAsked && !reason.trim();
  const send = () => {
    if (reason.trim()) void keepFocus(row.current, () => refuse(offer, reason.trim()));
    else {
      setAsked(true);
      focusField(name);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves the form from any part of it
    <div
      className="model-refuse"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <TextField
        label={t('model.refuse_why')}
        name={name}
        help={t('model.refuse_help')}
        autoFocus
        value={reason}
        onChange={setReason}
        onEnter={send}
        findings={isMissing ? [{ severity: 'errore', message: t('model.refuse_empty') }] : undefined}
      />
      <div className="pp-actions">
        <Btn size="small" kind="primary" onPress={send}>
          {t('model.refuse_do')}
        </Btn>
        <Btn size="small" kind="quiet" onPress={onLeave}>
          {t('model.refuse_leave')}
        </Btn>
      </div>
    </div>
  );
}
