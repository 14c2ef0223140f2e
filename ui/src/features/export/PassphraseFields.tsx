import { CheckField, Icon, SeverityMark, TextField } from '@kit';
import { useEffect, useRef, useState } from 'react';
import type { PassphraseWeight } from '@/api/wire';
import { t } from '@/texts';
import { OPEN, type Passphrase } from './passphrase';

export interface PassphraseFieldsProps {
  value: Passphrase;
  onChange: (value: Passphrase) => void;
  weight: PassphraseWeight | undefined;
  /** What was found missing when the export was asked for. */
  wants: 'phrase' | 'again' | undefined;
}

/** Closing the folder with words: typed twice, weighed while they are typed, with what it means to lose them. */
export function PassphraseFields({ value, onChange, weight, wants }: PassphraseFieldsProps) {
  const [isShown, setShown] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const { isOn, phrase, again } = value;
  const fields = useRef<HTMLDivElement>(null);
  // What is fixed at the foot would lie over them.
  useEffect(() => {
    if (isOn) fields.current?.scrollIntoView?.({ block: 'center' });
  }, [isOn]);
  const differs = again !== '' && phrase !== again && (isLeft || wants === 'again');
  const fault = (message: string) => [{ id: 'passphrase', severity: 'errore' as const, message }];
  const type = isShown ? 'text' : 'password';
  return (
    <div className="export-close">
      <CheckField
        label={t('export.close.ask')}
        name="closed"
        value={isOn}
        onChange={(on) => onChange(on ? { ...value, isOn: true } : OPEN)}
      />
      {isOn && (
        <>
          <p>{t('export.close.warning')}</p>
          <div className="export-phrases" ref={fields}>
            <TextField
              label={t('export.close.phrase')}
              name="passphrase"
              type={type}
              value={phrase}
              autoFocus
              onChange={(text) => onChange({ ...value, phrase: text })}
              findings={wants === 'phrase' && !phrase ? fault(t('export.close.missing')) : []}
              extra={<Strength weight={weight} />}
            />
            <TextField
              label={t('export.close.again')}
              name="passphrase_again"
              type={type}
              value={again}
              onChange={(text) => onChange({ ...value, again: text })}
              onLeave={() => setLeft(true)}
              findings={
                differs || (wants === 'again' && phrase !== again) ? fault(t('export.close.differs')) : []
              }
            />
          </div>
          <CheckField label={t('export.close.show')} name="shown" value={isShown} onChange={setShown} />
        </>
      )}
    </div>
  );
}

/** How good the words are: told, also by voice, when the writing stops. */
function Strength({ weight }: { weight: PassphraseWeight | undefined }) {
  return (
    <span role="status" className="export-strength" data-good={weight?.good || undefined}>
      {weight && (
        <>
          {weight.good ? (
            <Icon name="check-circle" size={16} />
          ) : (
            <SeverityMark severity={weight.taken ? 'avviso' : 'errore'} size={16} />
          )}
          <span>{weight.says}</span>
        </>
      )}
    </span>
  );
}
