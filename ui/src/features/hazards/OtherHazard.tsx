import { Btn, TextField } from '@kit';
import { type FormEvent, useState } from 'react';
import { usePlan } from '@/app/plan';
import { useSayDone, useWork } from '@/app/useWork';
import { t } from '@/texts';
import { OTHER } from './list';
import { begin } from './useAnswer';

/** Adds a hazard that the legal list does not name. */
export function OtherHazard() {
  const { id: plan } = usePlan();
  const work = useWork();
  const say = useSayDone();
  const [name, setName] = useState('');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    if (!typed) return;
    const made = await work(() => begin(plan, 'hazard', [['hazard_code', OTHER]], 'other_name', typed));
    if (!made) return;
    setName('');
    say(t('hazards.other.added', { name: typed }));
  };
  return (
    <form className="hazards-other" onSubmit={(event) => void add(event)}>
      <h2>{t('hazards.other.title')}</h2>
      <div className="hazards-other-row">
        <TextField label={t('hazards.other.name')} name="other_name" value={name} onChange={setName} />
        <Btn type="submit">{t('hazards.other.add')}</Btn>
      </div>
    </form>
  );
}
