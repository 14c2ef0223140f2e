import { Btn, ChoiceField, focusField } from '@kit';
import { useState } from 'react';
import { message } from '@/api/fault';
import type { Start } from '@/api/wire';
import { links } from '@/app/links';
import { useGo } from '@/app/useGo';
import { t } from '@/texts';
import { beginPlan } from './enter';

/** The plan of one more commune: who drafts for several has them all here. */
export function BeginAnother({ start }: { start: Start }) {
  const go = useGo();
  const [istat, setIstat] = useState('');
  const [problem, setProblem] = useState<string>();
  const free = start.communes.filter(({ istat: code }) => !start.plans.some((plan) => plan.istat === code));
  const chosen = free.find((commune) => commune.istat === istat);
  const begin = async () => {
    if (!chosen) {
      setProblem(t('welcome.plans.begin_missing'));
      focusField('istat');
      return;
    }
    try {
      go(links.home(await beginPlan(start, chosen.istat)));
    } catch (error) {
      setProblem(message(error));
    }
  };
  return (
    <section>
      <h2>{t(start.plans.length > 0 ? 'welcome.plans.begin' : 'welcome.plans.begin_first')}</h2>
      {free.length === 0 ? (
        <p>{t('welcome.plans.begin_all')}</p>
      ) : (
        <>
          <ChoiceField
            label={t('welcome.plans.begin_commune')}
            name="istat"
            options={free.map((commune) => ({ id: commune.istat, name: commune.name }))}
            value={istat}
            onChange={(code) => {
              setIstat(code);
              setProblem(undefined);
            }}
            findings={problem ? [{ severity: 'errore', message: problem }] : undefined}
          />
          <Btn onPress={() => void begin()}>
            {chosen ? t('welcome.plans.begin_do', { commune: chosen.name }) : t('welcome.plans.begin_plain')}
          </Btn>
        </>
      )}
    </section>
  );
}
