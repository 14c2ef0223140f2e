import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Kinds, useKinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import { recordsQuery } from '@/api/queries';
import type { KindInfo, PlanRecord } from '@/api/wire';
import { usePlan } from '@/app/plan';

/** Kinds whose records belong to a section by what is written in them: an act by its purpose, and so on. */
const BY_CODE: readonly Kind[] = ['act', 'empty_statement'];

export interface KindHere {
  info: KindInfo;
  /** Its records of this section; none while they are being read. */
  records?: readonly PlanRecord[];
}

/** The kinds whose records may be in a section: its own, then those that come by code. */
export function candidates(kinds: Kinds, section: string): KindInfo[] {
  const own = kinds.kindsOf(section);
  const others = BY_CODE.map(kinds.kind).filter((info) => !own.includes(info));
  return [...own, ...others];
}

/**
 * What of the candidates the section shows. A kind that comes by code is there when a record of it is, or when the address
 * asks for it.
 */
export function pick(
  section: string,
  all: readonly { info: KindInfo; records?: readonly PlanRecord[] }[],
  asked: string | undefined,
): KindHere[] {
  return all.flatMap(({ info, records }) => {
    const isByCode = (BY_CODE as readonly string[]).includes(info.name);
    const here = isByCode ? records?.filter((record) => record.section === section) : records;
    const isShown = info.section === section || info.name === asked || (here?.length ?? 0) > 0;
    return isShown ? [{ info, records: here }] : [];
  });
}

/** The kinds of a section with their records. */
export function useKindsHere(section: string, asked: string | undefined): KindHere[] {
  const { id: plan } = usePlan();
  const kinds = useKinds();
  const infos = useMemo(() => candidates(kinds, section), [kinds, section]);
  const lists = useQueries({
    queries: infos.map((info) => recordsQuery(plan, info.name as Kind)),
    combine: (results) => results.map((result) => result.data),
  });
  return useMemo(
    () =>
      pick(
        section,
        infos.map((info, index) => ({ info, records: lists[index] })),
        asked,
      ),
    [section, infos, lists, asked],
  );
}
