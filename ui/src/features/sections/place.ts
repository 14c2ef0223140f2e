import { useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type At, links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { useGo } from '@/app/useGo';

export interface SectionPlace extends At {
  section: string;
  /** Opens another place of this section. */
  goTo: (at: At, options?: { replace?: boolean }) => void;
}

/** What the address says is open. */
export function useSectionPlace(): SectionPlace {
  const { id } = usePlan();
  const { section } = useParams({ from: '/plan/$plan/s/$section' });
  const { kind, record, field, finding } = useSearch({ strict: false }) as At;
  const go = useGo();
  const goTo = useCallback(
    (at: At, options?: { replace?: boolean }) => go(links.forms(id, section, at), options),
    [go, id, section],
  );
  return { section, kind, record, field, finding, goTo };
}
