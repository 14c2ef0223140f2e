import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Held } from '@/api/kinds.names';
import { read } from '@/api/kinds.names';
import { recordsQuery } from '@/api/queries';
import type { KindInfo, PlanRecord } from '@/api/wire';

/** The field by which a contact belongs to a record of a kind, if contacts can belong to it at all. */
export type OwnerField = 'person_id' | 'organisation_id' | 'operations_seat_id' | 'facility_id';

const OWNERS: Record<string, OwnerField> = {
  person: 'person_id',
  organisation: 'organisation_id',
  operations_seat: 'operations_seat_id',
  facility: 'facility_id',
};
export const contactOwner = (info: KindInfo): OwnerField | undefined => OWNERS[info.name];

const held = (record: PlanRecord) => record.values as Held<'contact_point'>;
export const callOrder = (record: PlanRecord): number =>
  read(held(record).call_order) ?? Number.POSITIVE_INFINITY;

/** The contacts of a record, the first to call first. */
export function useContacts(
  plan: string,
  owner: string,
  field: OwnerField,
): readonly PlanRecord[] | undefined {
  const { data } = useQuery(recordsQuery(plan, 'contact_point'));
  return useMemo(
    () => data?.filter((record) => held(record)[field] === owner).sort((a, b) => callOrder(a) - callOrder(b)),
    [data, owner, field],
  );
}

/** "cellulare, ufficio tecnico". */
export const contactName = (record: PlanRecord): string =>
  [record.shown.contact_kind, record.shown.label].filter(Boolean).join(', ');
