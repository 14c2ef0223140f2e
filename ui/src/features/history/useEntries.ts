import { useQuery } from '@tanstack/react-query';
import { call } from '@/api/client';
import type { History } from '@/api/wire';

/** Entries shown at once; "Mostra altre" adds as many. */
export const PAGE = 50;
const ALL = 1_000_000;

const asked = (plan: string, record: string | undefined, limit: number) => ({
  queryKey: ['plan', plan, 'history', record ?? '', String(limit)],
  queryFn: () => call('history', { plan, record, limit }),
});

export interface Entries {
  history: History | undefined;
  error: Error | null;
  /** The older ones are still being read: a filter does not know them yet. */
  isPartial: boolean;
}

/** The first page at once, then all of it: a filter must see the oldest change too. */
export function useEntries(plan: string, record: string | undefined): Entries {
  const first = useQuery(asked(plan, record, PAGE));
  const isLong = (first.data?.total ?? 0) > PAGE;
  const whole = useQuery({ ...asked(plan, record, ALL), enabled: isLong });
  return {
    history: (isLong ? whole.data : undefined) ?? first.data,
    error: first.error ?? whole.error,
    isPartial: isLong && !whole.data,
  };
}
