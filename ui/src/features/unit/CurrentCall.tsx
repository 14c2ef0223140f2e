import { Btn, TextField } from '@kit';
import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { CallLine, Phone } from '@/api/wire';
import { AppLink } from '@/app/AppLink';
import { useCommand } from '@/app/commands';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { ChangedNumber } from './ChangedNumber';
import { Fresh } from './Fresh';
import { grouped } from './phone';
import { askedNumbers } from './round';

export interface CurrentCallProps {
  line: CallLine;
  /** Tells how the call went, of which numbers. */
  onOutcome: (outcome: 'answered' | 'no_answer', contacts: string[], note: string) => void;
}

interface NumberLineProps {
  phone: Phone;
  /** Not given where there is one number only, or nothing may be changed. */
  onAsked?: () => void;
  isAsked: boolean;
  /** The number is being written anew, in its place. */
  isChanging: boolean;
  onChanged: () => void;
}

function NumberLine({ phone, onAsked, isAsked, isChanging, onChanged }: NumberLineProps) {
  if (isChanging)
    return (
      <div className="unit-call-phone">
        <span className="unit-call-kind">{phone.kindLabel}</span>
        <ChangedNumber phone={phone} onDone={onChanged} />
      </div>
    );
  const words = (
    <>
      <span className="unit-call-kind">{phone.kindLabel}</span>
      <span className="unit-call-number">{grouped(phone.value)}</span>
      <Fresh freshness={phone.freshness} verifiedOn={phone.verifiedOn} />
    </>
  );
  if (!onAsked) return <div className="unit-call-phone">{words}</div>;
  return (
    <label className="unit-call-phone">
      <input type="checkbox" checked={isAsked} onChange={onAsked} />
      {words}
    </label>
  );
}

/** The one to call now: who, the numbers to dial, and how it went. */
export function CurrentCall({ line, onOutcome }: CurrentCallProps) {
  const { id: plan, writable } = usePlan();
  const kinds = useKinds();
  const [asked, setAsked] = useState(() => askedNumbers(line));
  const [note, setNote] = useState('');
  const [isChanging, setChanging] = useState(false);
  const canCall = writable && line.phones.length > 0;
  const answered = () => onOutcome('answered', asked, note);
  useCommand('next', canCall && asked.length > 0 ? answered : undefined);
  const toggle = (contact: string) =>
    setAsked(asked.includes(contact) ? asked.filter((one) => one !== contact) : [...asked, contact]);
  const hasMany = canCall && line.phones.length > 1;
  return (
    <section className="unit-call" aria-labelledby="unit-call-name">
      <h2 id="unit-call-name" tabIndex={-1}>
        <AppLink
          href={links.forms(plan, kinds.kind(line.kind as Kind).section, {
            kind: line.kind,
            record: line.id,
          })}
        >
          {line.name}
        </AppLink>
      </h2>
      <p className="unit-detail">{line.roles.join('; ')}</p>
      {line.phones.length === 0 && <p>{t('unit.call.no_phone')}</p>}
      <fieldset className="unit-call-phones" aria-label={hasMany ? t('unit.call.call_which') : undefined}>
        {line.phones.map((phone) => (
          <NumberLine
            key={phone.contact}
            phone={phone}
            isAsked={asked.includes(phone.contact)}
            onAsked={hasMany ? () => toggle(phone.contact) : undefined}
            isChanging={canCall && isChanging}
            onChanged={() => onOutcome('answered', [phone.contact], note)}
          />
        ))}
      </fieldset>
      {line.outcome && <p className="unit-detail">{line.outcome}</p>}
      {canCall && (
        <div className="unit-call-does">
          <Btn kind="primary" onPress={answered} isDisabled={asked.length === 0}>
            {t('unit.call.answered')} <kbd>{t('unit.call.answered_keys')}</kbd>
          </Btn>
          <Btn
            onPress={() =>
              onOutcome(
                'no_answer',
                line.phones.map((phone) => phone.contact),
                note,
              )
            }
          >
            {t('unit.call.no_answer')}
          </Btn>
          <Btn aria-expanded={isChanging} onPress={() => setChanging(!isChanging)}>
            {t('unit.call.changed')}
          </Btn>
          <TextField label={t('unit.call.note')} name="note" value={note} onChange={setNote} />
        </div>
      )}
    </section>
  );
}
