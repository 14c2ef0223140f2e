import { Btn, ChoiceField, LongTextField, notify } from '@kit';
import { useState } from 'react';
import { act } from '@/api/act';
import { call } from '@/api/client';
import { type Held, read } from '@/api/kinds.names';
import { useRecords } from '@/api/queries';
import type { PathStep } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useTurnPlan } from '@/app/useTurnPlan';
import { t } from '@/texts';

/** The state that stands on an act of the council. */
const APPROVED = 'approvato';
const PURPOSES = ['approvazione', 'aggiornamento'];

/** Moves the plan along its path: which state, why, and for the approval by which act. */
export function StateForm({ path, onClose }: { path: readonly PathStep[]; onClose: () => void }) {
  const { id } = usePlan();
  const turn = useTurnPlan();
  const here = path.findIndex((step) => step.here);
  const others = path.filter((step) => !step.here);
  const [state, setState] = useState(path[here + 1]?.code ?? others[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const [actId, setActId] = useState('');
  const label = path.find((step) => step.code === state)?.label ?? '';

  const move = async () => {
    const done = await act(id, () =>
      call('set_state', {
        plan: id,
        state,
        reason: reason.trim() || null,
        act: state === APPROVED ? actId || null : null,
      }),
    );
    if (!done) return;
    onClose();
    notify({ text: t('home.path.done_notice', { state: label }), undo: () => void turn('undo') });
  };
  return (
    <div className="home-state">
      <ChoiceField
        label={t('home.path.to')}
        name="state"
        autoFocus
        options={others.map((step) => ({ id: step.code, name: step.label }))}
        value={state}
        onChange={(code) => code && setState(code)}
      />
      {state === APPROVED && <ActChoice value={actId} onChange={setActId} />}
      <LongTextField
        label={t('home.path.reason')}
        name="state_reason"
        help={t('home.path.reason_help')}
        rows={2}
        value={reason}
        onChange={setReason}
      />
      <div className="pp-actions">
        <Btn kind="primary" onPress={() => void move()}>
          {t('home.path.do', { state: label })}
        </Btn>
        <Btn kind="quiet" onPress={onClose}>
          {t('home.path.cancel')}
        </Btn>
      </div>
    </div>
  );
}

function ActChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { id } = usePlan();
  const { data } = useRecords(id, 'act');
  const acts = (data ?? []).filter((record) => {
    const purpose = read((record.values as Held<'act'>).purpose);
    return purpose !== undefined && PURPOSES.includes(purpose);
  });
  return (
    <ChoiceField
      label={t('home.path.act')}
      name="act"
      help={t('home.path.act_help')}
      emptyName={t('home.path.act_none')}
      options={acts.map((record) => ({ id: record.id, name: record.title }))}
      value={value}
      onChange={onChange}
      extra={
        acts.length === 0 && (
          <p>
            {t('home.path.act_empty')}{' '}
            <AppLink href={links.forms(id, 'life', { kind: 'act' })}>{t('home.path.act_add')}</AppLink>
          </p>
        )
      }
    />
  );
}
