import { Btn, DateField, FormGroup } from '@kit';
import { type FormEvent, useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import { useStart } from '@/api/queries';
import type { UnitBoard } from '@/api/wire';
import { date } from '@/app/format';
import { usePlan } from '@/app/plan';
import { useSayDone, useWork } from '@/app/useWork';
import { t } from '@/texts';
import { ActFields } from './ActFields';
import { type ActDraft, NEW_ACT } from './nominees';
import { RenewRow } from './RenewRow';
import { countChoices, firstDraft, incomplete, type RenewalDraft, renewRequest } from './renewal';
import { usePeople } from './WhoFields';

export interface RenewFormProps {
  board: UnitBoard;
  onClose: () => void;
}

/** After elections: one page, one button, one step of undo. */
export function RenewForm({ board, onClose }: RenewFormProps) {
  const { id: plan } = usePlan();
  const { data: start } = useStart();
  const kinds = useKinds();
  const people = usePeople();
  const work = useWork();
  const say = useSayDone();
  const [from, setFrom] = useState(() => date(start?.today));
  const [to, setTo] = useState('');
  const [act, setAct] = useState<ActDraft>(() => ({
    choice: NEW_ACT,
    kind: kinds.list('ACT_KIND')[0]?.code ?? '',
    number: '',
    date: '',
  }));
  const [draft, setDraft] = useState<RenewalDraft>(() => firstDraft(board.roles));
  const [isTried, setTried] = useState(false);
  const open = incomplete(draft);

  const renew = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (open.length > 0) return;
    const asked = renewRequest(plan, board.roles, draft, { startsOn: from, endsOn: to, act });
    const done = await work(() => call('renew', asked));
    if (!done) return;
    say(done.text);
    onClose();
  };

  return (
    <form className="unit-renew" onSubmit={(event) => void renew(event)} noValidate>
      <p>{t('unit.renewal.about')}</p>
      <FormGroup title={t('unit.renewal.dates')}>
        <div className="unit-terms">
          <ActFields value={act} onChange={setAct} acts={board.acts} />
          <DateField label={t('unit.renewal.from')} name="starts_on" value={from} onChange={setFrom} />
          <DateField label={t('unit.renewal.to')} name="ends_on" value={to} onChange={setTo} />
        </div>
      </FormGroup>
      <FormGroup title={t('unit.renewal.roles')} description={t('unit.renewal.roles_about')}>
        <table className="unit-board unit-renew-roles" aria-label={t('unit.renewal.roles')}>
          <thead>
            <tr>
              <th scope="col">{t('unit.renewal.role')}</th>
              <th scope="col">{t('unit.renewal.now')}</th>
              <th scope="col">{t('unit.renewal.choice')}</th>
              <th scope="col">{t('unit.renewal.who')}</th>
            </tr>
          </thead>
          <tbody>
            {board.roles.map((seat) => {
              const own = draft[seat.role];
              return (
                own && (
                  <RenewRow
                    key={seat.role}
                    seat={seat}
                    draft={own}
                    people={people}
                    isMissing={isTried && open.includes(seat.role)}
                    onChange={(next) => setDraft({ ...draft, [seat.role]: next })}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </FormGroup>
      <div className="unit-renew-foot">
        <p role="status">{t('unit.renewal.count', countChoices(draft))}</p>
        <Btn type="submit" kind="primary">
          {t('unit.renewal.do')}
        </Btn>
        <Btn kind="quiet" onPress={onClose}>
          {t('unit.renewal.cancel')}
        </Btn>
      </div>
    </form>
  );
}
