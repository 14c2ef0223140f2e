import { useEffect, useRef } from 'react';
import { act } from '@/api/act';
import { call } from '@/api/client';
import type { Kind } from '@/api/kinds.names';
import { useTurn } from '@/api/undo';
import { usePlan } from '@/app/plan';
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

/** Answers for a hazard of the list: the first answer makes its record. Over when the plan has been read again. */
export function useAnswer(): (row: HazardRow, relevance: string) => Promise<unknown> {
  const { id: plan } = usePlan();
  // Arrows go through the answers faster than the list is read again: each hazard is begun once.
  const begun = useRef(new Map<string, string>());
  const turn = useTurn();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an undo may take the record away again
  useEffect(() => begun.current.clear(), [turn]);
  return ({ record, code }, relevance) =>
    act(plan, async () => {
      const id = record?.id ?? begun.current.get(code);
      if (id) {
        const asked = { plan, kind: 'hazard', id, field: 'relevance', text: relevance, with: [] };
        await call('set_field', asked);
      } else {
        begun.current.set(code, await begin(plan, 'hazard', [['hazard_code', code]], 'relevance', relevance));
      }
    });
}
