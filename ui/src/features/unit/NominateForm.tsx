import { ChoiceField, DateField } from '@kit';
import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import { useStart } from '@/api/queries';
import type { Nominated, Nominee, Seat, UnitBoard } from '@/api/wire';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import { t } from '@/texts';
import { ActFields } from './ActFields';
import {
  type ActDraft,
  actOf,
  asRead,
  isSomebody,
  nobody,
  proposedAct,
  proposedEnd,
  type WhoDraft,
  whoOf,
} from './nominees';
import { RowForm } from './RowForm';
import { usePeople, WhoFields } from './WhoFields';

export interface NominateFormProps {
  board: UnitBoard;
  seat: Seat;
  /** 0 for the holder, 1 for the first deputy, … */
  rank: number;
  /** The nomination that ends with this one. */
  replaced?: Nominee;
  onClose: (done?: Nominated) => void;
}

/** Nominates somebody to a seat, or in the place of somebody: everything but the person is proposed. */
export function NominateForm({ board, seat, rank, replaced, onClose }: NominateFormProps) {
  const { id: plan } = usePlan();
  const { data: start } = useStart();
  const kinds = useKinds();
  const people = usePeople();
  const work = useWork();
  const needsAct = !seat.byRight && !seat.external;
  const [who, setWho] = useState<WhoDraft>(nobody);
  const [act, setAct] = useState<ActDraft>(() =>
    proposedAct(board.acts, needsAct, kinds.list('ACT_KIND')[0]?.code ?? ''),
  );
  const [from, setFrom] = useState(() => date(start?.today));
  const [to, setTo] = useState<string>();
  const [endReason, setEndReason] = useState('');
  const [isTried, setTried] = useState(false);
  const end = to ?? proposedEnd(board, act.choice);

  const nominate = async () => {
    if (!isSomebody(who)) return setTried(true);
    const asked = { plan, who: whoOf(who), act: actOf(act), startsOn: asRead(from), endsOn: asRead(end) };
    const done = await work(() =>
      replaced
        ? call('replace', { ...asked, nomination: replaced.nomination, endReason })
        : call('nominate', { ...asked, role: seat.role, rank }),
    );
    if (done) onClose(done);
  };

  const title = replaced
    ? t('unit.form.replace_title', { name: replaced.name, role: seat.label })
    : t(rank === 0 ? 'unit.form.holder_title' : 'unit.form.deputy_title', { role: seat.label });
  return (
    <RowForm
      title={title}
      does={t(replaced ? 'unit.form.do_replace' : 'unit.form.do_nominate')}
      missing={isTried && !isSomebody(who) ? t('unit.form.need_person') : undefined}
      onDo={() => void nominate()}
      onClose={() => onClose()}
    >
      <div className="unit-form-who">
        <WhoFields value={who} onChange={setWho} people={people} autoFocus />
      </div>
      <ActFields value={act} onChange={setAct} acts={board.acts} />
      <DateField label={t('unit.form.from')} name="starts_on" value={from} onChange={setFrom} />
      <DateField label={t('unit.form.to')} name="ends_on" value={end} onChange={setTo} />
      {replaced && (
        <ChoiceField
          label={t('unit.form.reason')}
          name="end_reason"
          value={endReason}
          options={kinds.list('END_REASON').map((row) => ({ id: row.code, name: row.label }))}
          onChange={setEndReason}
        />
      )}
    </RowForm>
  );
}
