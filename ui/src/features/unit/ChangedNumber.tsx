import { Btn, TextField } from '@kit';
import { useMemo } from 'react';
import { type Spot, useTyped } from '@/api/typing';
import type { Phone } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useFindingsOf } from '@/features/checks/useFindings';
import { t } from '@/texts';

/** The number itself, changed in place as in its form; then it is verified. */
export function ChangedNumber({ phone, onDone }: { phone: Phone; onDone: () => void }) {
  const { id: plan } = usePlan();
  const spot = useMemo<Spot>(
    () => ({ plan, kind: 'contact_point', id: phone.contact, field: 'value' }),
    [plan, phone.contact],
  );
  const typed = useTyped(spot, phone.value);
  const findings = useFindingsOf(phone.contact).byField.get('value');
  return (
    <div className="unit-changed">
      <TextField
        label={t('unit.call.changed_label', { kind: phone.kindLabel })}
        name={`value-${phone.contact}`}
        value={typed.text}
        onChange={typed.type}
        onLeave={typed.leave}
        onEnter={onDone}
        understood={typed.understood}
        findings={findings}
      />
      <Btn size="small" onPress={onDone}>
        {t('unit.call.changed_done')}
      </Btn>
    </div>
  );
}
