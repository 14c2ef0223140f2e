import { ChoiceField, DateField } from '@kit';
import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import { useStart } from '@/api/queries';
import type { Nominated, Nominee, Seat } from '@/api/wire';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { t } from '@/texts';
import { asRead } from './nominees';
import { RowForm } from './RowForm';

export interface EndFormProps {
  seat: Seat;
  nominee: Nominee;
  onClose: (done?: Nominated) => void;
}

/** Ends a nomination: when and why. It stays in the history of the seat. */
export function EndForm({ seat, nominee, onClose }: EndFormProps) {
  const { id: plan } = usePlan();
  const { data: start } = useStart();
  const kinds = useKinds();
  const work = useWork();
  const [on, setOn] = useState(() => date(start?.today));
  const [reason, setReason] = useState('');
  const end = async () => {
    const done = await work(() =>
      call('end_nomination', { plan, nomination: nominee.nomination, on: asRead(on), reason }),
    );
    if (done) onClose(done);
  };
  return (
    <RowForm
      title={t('unit.form.end_title', { name: nominee.name, role: seat.label })}
      does={t('unit.form.do_end')}
      onDo={() => void end()}
      onClose={() => onClose()}
    >
      <DateField label={t('unit.form.on')} name="ended_on" value={on} onChange={setOn} autoFocus />
      <ChoiceField
        label={t('unit.form.reason')}
        name="end_reason"
        value={reason}
        options={kinds.list('END_REASON').map((row) => ({ id: row.code, name: row.label }))}
        onChange={setReason}
      />
    </RowForm>
  );
}
