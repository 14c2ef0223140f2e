import { Btn, FormGroup, focusField, TextField } from '@kit';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { discardPlan, isSameName } from './discard';

/** The one place that asks before it does: a whole plan leaves this computer. */
export function DiscardPlan() {
  const { card } = usePlan();
  const { commune } = card;
  const go = useGo();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    flushSync(() => {
      setOpen(false);
      setTyped('');
      setWrong(false);
    });
    opener.current?.focus();
  };
  const discard = () => {
    if (isSameName(typed, commune)) void discardPlan(card, () => go(links.plans()));
    else {
      setWrong(true);
      focusField('commune');
    }
  };
  return (
    <FormGroup
      title={t('settings.archive.discard')}
      description={t('settings.archive.discard_about', { commune })}
    >
      {!isOpen && (
        <Btn kind="danger" ref={opener} onPress={() => setOpen(true)}>
          {t('settings.archive.discard_open')}
        </Btn>
      )}
      {isOpen && (
        <>
          <TextField
            label={t('settings.archive.discard_type', { commune })}
            name="commune"
            autoFocus
            value={typed}
            onChange={(text) => {
              setTyped(text);
              setWrong(false);
            }}
            onEnter={discard}
            findings={
              isWrong
                ? [{ severity: 'errore', message: t('settings.archive.discard_differs', { commune }) }]
                : undefined
            }
          />
          <div className="pp-actions">
            <Btn kind="danger" onPress={discard}>
              {t('settings.archive.discard_do', { commune })}
            </Btn>
            <Btn onPress={close}>{t('settings.archive.discard_leave')}</Btn>
          </div>
        </>
      )}
    </FormGroup>
  );
}
