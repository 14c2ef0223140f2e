import { ChoiceField, DateField } from '@kit';
import { useState } from 'react';
import { useKinds } from '@/api/catalogue';
import { useStart } from '@/api/queries';
import type { CallLine } from '@/api/wire';
import { date } from '@/app/format';
import { t } from '@/texts';
import { Fresh } from './Fresh';
import { asRead } from './nominees';
import { grouped } from './phone';
import { RowForm } from './RowForm';

export interface FromPaperProps {
  lines: readonly CallLine[];
  onDo: (contacts: string[], on: string, method: string) => void;
  onClose: () => void;
}

/** Several ticks from the paper sheet, in its order, with one day. */
export function FromPaper({ lines, onDo, onClose }: FromPaperProps) {
  const { data: start } = useStart();
  const kinds = useKinds();
  const methods = kinds.list('VERIFICATION_METHOD');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [on, setOn] = useState(() => date(start?.today));
  const [method, setMethod] = useState(methods[0]?.code ?? '');
  const toggle = (contact: string) =>
    setTicked(ticked.includes(contact) ? ticked.filter((one) => one !== contact) : [...ticked, contact]);
  return (
    <RowForm
      title={t('unit.call.paper.title')}
      does={t('unit.call.paper.do', { count: ticked.length })}
      onDo={() => ticked.length > 0 && onDo([...ticked], asRead(on), method)}
      onClose={onClose}
    >
      <p className="unit-paper-about">{t('unit.call.paper.about')}</p>
      <DateField label={t('unit.call.paper.on')} name="called_on" value={on} onChange={setOn} autoFocus />
      <ChoiceField
        label={t('unit.call.paper.method')}
        name="method"
        value={method}
        options={methods.map((row) => ({ id: row.code, name: row.label }))}
        onChange={setMethod}
      />

      <fieldset className="unit-paper" aria-label={t('unit.call.paper.list')}>
        {lines.flatMap((line) =>
          line.phones.map((phone) => (
            <label key={phone.contact} className="pp-choice">
              <input
                type="checkbox"
                checked={ticked.includes(phone.contact)}
                onChange={() => toggle(phone.contact)}
              />
              <span className="unit-paper-line">
                <span>{line.name}</span>
                <span className="unit-number">{grouped(phone.value)}</span>
                <Fresh freshness={phone.freshness} verifiedOn={phone.verifiedOn} />
              </span>
            </label>
          )),
        )}
      </fieldset>
    </RowForm>
  );
}
