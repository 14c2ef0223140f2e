import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import { type Held, read } from '@/api/kinds.names';
import { useRecords, useUnit } from '@/api/queries';
import { usePlan } from '@/app/plan';

export interface Role {
  id: string;
  name: string;
  /** Who holds it today; nothing when it is not known, empty when nobody does. */
  holder?: string;
}

/** The roles of the unit in the order of its board, with who holds them. */
export function useRoles(): Role[] {
  const { id } = usePlan();
  const kinds = useKinds();
  const { data: records } = useRecords(id, 'crisis_unit_role');
  const { data: board } = useUnit(id);
  return useMemo(() => {
    const seats = board?.roles ?? [];
    const onBoard = seats.map((seat) => ({
      id: seat.role,
      name: seat.label,
      holder: seat.holder?.name ?? '',
    }));
    const known = new Set(seats.map((seat) => seat.role));
    const codes = kinds.list('UCL_ROLE').map((row) => row.code);
    const placeOf = (code: string | undefined) => {
      const at = codes.indexOf(code ?? '');
      return at < 0 ? codes.length : at;
    };
    // The board tells them all; until it has come the list of codes gives the same order.
    const others = (records ?? [])
      .filter((record) => !known.has(record.id))
      .map((record) => ({ record, code: read((record.values as Held<'crisis_unit_role'>).role_code) }))
      .sort((a, b) => placeOf(a.code) - placeOf(b.code))
      .map(({ record }) => ({ id: record.id, name: record.title }));
    return [...onBoard, ...others];
  }, [board, kinds, records]);
}
