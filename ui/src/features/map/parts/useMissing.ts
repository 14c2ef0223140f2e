import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { recordsQuery } from '@/api/queries';
import { usePlan } from '@/app/plan';
import { titleOf } from '@/features/sections/recordItems';
import { geometryField } from './useChosen';

/** A record that should be on the map and is not. */
export interface Missing {
  id: string;
  kind: Kind;
  title: string;
  what: string;
}

const NONE: readonly Missing[] = [];

/** Records whose kind asks for a place and that have none; read only when somebody wants to see them. */
export function useMissing(isWanted: boolean): readonly Missing[] {
  const { id: plan } = usePlan();
  const { catalogue } = useKinds();
  const wanted = useMemo(
    () =>
      isWanted
        ? catalogue.kinds.filter((info) => ['E', 'C', 'U'].includes(geometryField(info)?.mark ?? ''))
        : [],
    [isWanted, catalogue],
  );
  const told = useQueries({ queries: wanted.map((info) => recordsQuery(plan, info.name as Kind)) });
  if (!isWanted) return NONE;
  return wanted.flatMap((info, i) =>
    (told[i]?.data ?? [])
      .filter((record) => !record.values[geometryField(info)?.name ?? ''])
      .map((record) => ({
        id: record.id,
        kind: info.name as Kind,
        title: titleOf(record),
        what: info.label,
      })),
  );
}
