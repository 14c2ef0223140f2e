import { notify } from '@kit';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '@/api/client';
import { message } from '@/api/fault';
import { planChanged, startChanged, useStart } from '@/api/queries';
import type { Person } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

/** Pause in typing after which the name is kept, in milliseconds: each keeping reads the window's data again. */
const PAUSE = 700;

export interface EditedPerson {
  person: Person;
  change: (changed: Partial<Person>) => void;
  /** Keeps at once what was typed. */
  leave: () => void;
  /** The name that stays while the field is empty. */
  kept: string;
}

/** Who works here, kept while it is typed. Without a name the one before stays. */
export function usePerson(): EditedPerson {
  const { id } = usePlan();
  const { data: start } = useStart();
  const kept = start?.person ?? { name: '', office: '', role: 'compilatore' };
  const [person, setPerson] = useState(kept);
  const latest = useRef<Person>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const keep = useCallback(async () => {
    clearTimeout(timer.current);
    const wanted = latest.current;
    latest.current = undefined;
    if (!wanted?.name.trim()) return;
    try {
      const { name, office, role } = wanted;
      startChanged(await call('set_person', { name: name.trim(), office: office.trim(), role }));
      // What one may accept depends on the role.
      await planChanged(id);
    } catch (error) {
      notify({ text: `${t('settings.person.failed')}. ${message(error)}` });
    }
  }, [id]);
  useEffect(() => () => void keep(), [keep]);

  const change = (changed: Partial<Person>) => {
    const next = { ...person, ...changed };
    setPerson(next);
    latest.current = next;
    clearTimeout(timer.current);
    if (changed.role) void keep();
    else timer.current = setTimeout(() => void keep(), PAUSE);
  };
  return { person, change, leave: () => void keep(), kept: kept.name };
}
