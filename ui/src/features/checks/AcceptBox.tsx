import { Btn, Disclosure, focusField, LongTextField, notify } from '@kit';
import { useState } from 'react';
import { act } from '@/api/act';
import { useKinds } from '@/api/catalogue';
import { call } from '@/api/client';
import type { Accepted, Finding } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { date } from '@/app/format';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useTurnPlan } from '@/app/useTurnPlan';
import { t } from '@/texts';

export interface AcceptBoxProps {
  finding: Finding;
  /** Findings of the same rule, anywhere in the plan. */
  same: readonly Finding[];
}

/** Why a finding is right as it is: asked for, or shown with who wrote it. */
export function AcceptBox({ finding, same }: AcceptBoxProps) {
  const { writable } = usePlan();
  const rule = useKinds().rule(finding.code);
  const { accepted } = finding;
  if (!finding.acceptable && !accepted) return <p className="pp-quiet">{t('checks.accept.never')}</p>;
  const earlier = same.filter((each) => each.key !== finding.key && each.accepted);
  const isMine = rule?.acceptableByMe ?? false;
  return (
    <section className="checks-accept">
      <h3>{t('checks.accept.title')}</h3>
      {accepted && <Reason accepted={accepted} />}
      {writable && !accepted?.counts && (!accepted || isMine) && (
        <ReasonForm finding={finding} same={same} isMine={isMine} />
      )}
      {earlier.length > 0 && (
        <Disclosure title={t('checks.accept.earlier', { count: earlier.length })}>
          {earlier.map(
            (each) =>
              each.accepted && (
                <div key={each.key} className="checks-earlier">
                  <p className="pp-quiet">{each.recordTitle || t('checks.whole_plan')}</p>
                  <Reason accepted={each.accepted} />
                </div>
              ),
          )}
        </Disclosure>
      )}
    </section>
  );
}

function Reason({ accepted }: { accepted: Accepted }) {
  const { id } = usePlan();
  const { by, on } = accepted;
  const role = useKinds().label('ACCEPTING_ROLE', accepted.role).toLowerCase();
  return (
    <div className="checks-reason">
      <blockquote>{accepted.reason}</blockquote>
      <p className="pp-quiet">
        {accepted.counts ? t('checks.accept.is_accepted') : t('checks.accept.is_proposed')}:{' '}
        {t('checks.accept.by', { by, role, on: date(on) })}. {accepted.counts && t('checks.accept.reopens')}{' '}
        <AppLink href={links.forms(id, 'life', { kind: 'acceptance' })}>{t('checks.accept.trail')}</AppLink>
      </p>
    </div>
  );
}

function ReasonForm({ finding, same, isMine }: AcceptBoxProps & { isMine: boolean }) {
  const { id } = usePlan();
  const rule = useKinds().rule(finding.code);
  const turn = useTurnPlan();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const together = same.filter((each) => each.place.record === finding.place.record).length;
  const accept = async () => {
    if (!reason.trim()) {
      setMissing(true);
      focusField('reason');
      return;
    }
    const { record } = finding.place;
    const done = await act(id, () => call('accept', { plan: id, rule: finding.code, record, reason }));
    if (!done) return;
    setReason('');
    notify({
      text: isMine ? t('checks.accept.done') : t('checks.accept.proposed'),
      undo: () => void turn('undo'),
    });
  };
  return (
    <>
      <LongTextField
        label={t('checks.accept.reason')}
        name="reason"
        rows={2}
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(false);
        }}
        findings={isMissing ? [{ severity: 'errore', message: t('checks.accept.missing') }] : undefined}
        extra={
          <p className="pp-quiet">
            {isMine ? t('checks.accept.stays') : t('checks.accept.not_mine', { who: rule?.acceptedBy ?? '' })}
            {together > 1 && ` ${t('checks.accept.together', { count: together })}`}
          </p>
        }
      />
      <Btn onPress={() => void accept()}>{isMine ? t('checks.accept.do') : t('checks.accept.propose')}</Btn>
    </>
  );
}
