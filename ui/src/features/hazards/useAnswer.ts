import { useRef } from 'react';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import { usePlan } from '@/app/plan';
import { useWork } from '@/app/useWork';
import type { HazardRow } from './list';

/** Stores one field of a record that is not there yet, with the fields that it begins with. Gives its id. */
export async function begin(
  plan: string,
  kind: Kind,
  start: [string, string][],
  field: string,
  text: string,
): Promise<string> {
  const blank = await call('new_record', { plan, kind, with: start });
  await call('set_field', { plan, kind, id: blank.record.id, field, text, with: start });
  return blank.record.id;
}

/** Answers for a hazard of the list: the first answer makes its record. */
export function useAnswer(): (row: HazardRow, relevance: string) => Promise<void> {
  const { id: plan } = usePlan();
  const work = useWork();
  // Arrows go through the answers faster than the list is read again: each hazard is begun once.
  const begun = useRef(new Map<string, Promise<string>>());
  return async (row, relevance) => {
    const { code } = row;
    const known = row.record?.id ?? (await begun.current.get(code));
    if (known) {
      await work(() =>
        call('set_field', {
          plan,
          kind: 'hazard',
          id: known,
          field: 'relevance',
          text: relevance,
          with: [],
        }),
      );
      return;
    }
    await work(() => {
      const made = begin(plan, 'hazard', [['hazard_code', code]], 'relevance', relevance);
      begun.current.set(code, made);
      made.catch(() => begun.current.delete(code));
      return made;
    });
  };
}
