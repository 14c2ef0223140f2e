import { type Query, QueryClient, useQuery } from '@tanstack/react-query';
import { type Asked, call } from './client';
import type { Kind } from './kinds.names';
import type { PlanRecord } from './wire';

/** Nothing is fetched by itself: the archive changes only by what this window does, and then it says so. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Number.POSITIVE_INFINITY, gcTime: 5 * 60_000, retry: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/** Names of what is kept: everything of a plan begins with it, so that one change refreshes it all. */
const keys = {
  start: ['start'] as const,
  catalogue: ['catalogue'] as const,
  plan: (plan: string) => ['plan', plan] as const,
  part: (plan: string, ...part: readonly string[]) => ['plan', plan, ...part] as const,
};

export const useStart = () => useQuery({ queryKey: keys.start, queryFn: () => call('start', {}) });
export const useCatalogueQuery = () =>
  useQuery({ queryKey: keys.catalogue, queryFn: () => call('catalogue', {}) });

export const useOverview = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'overview'), queryFn: () => call('overview', { plan }) });
export const useChecks = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'checks'), queryFn: () => call('checks', { plan }) });
/** All records of a kind, as `useRecords` keeps them, for parts that read several kinds or only at need. */
export const recordsQuery = (plan: string, kind: Kind) => ({
  queryKey: keys.part(plan, 'records', kind),
  queryFn: () => call('records', { plan, kind }),
});
export const useRecords = (plan: string, kind: Kind) => useQuery(recordsQuery(plan, kind));
/** One record with what surrounds it, as `useRecord` keeps it. */
export const recordQuery = (plan: string, kind: Kind, id: string) => ({
  queryKey: keys.part(plan, 'record', kind, id),
  queryFn: () => call('record', { plan, kind, id }),
});
export const useRecord = (plan: string, kind: Kind, id: string | undefined) =>
  useQuery({ ...recordQuery(plan, kind, id ?? ''), enabled: id !== undefined });
export const useHistory = (asked: Asked<'history'>) =>
  useQuery({
    queryKey: keys.part(asked.plan, 'history', asked.record ?? '', String(asked.limit)),
    queryFn: () => call('history', asked),
  });
export const useUndoState = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'undo'), queryFn: () => call('undo_state', { plan }) });
export const useUnit = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'unit'), queryFn: () => call('unit', { plan }) });
export const useCalls = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'calls'), queryFn: () => call('calls', { plan }) });
export const useFeatures = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'features'), queryFn: () => call('features', { plan }) });
export const useOffers = (plan: string) =>
  useQuery({ queryKey: keys.part(plan, 'offers'), queryFn: () => call('offers', { plan }) });

/** The first screen's data has changed: another archive, person or list of plans. */
export const startChanged = (told: unknown): void => {
  queries.setQueryData(keys.start, told);
  void queries.invalidateQueries({ queryKey: keys.catalogue });
};

const isList = (query: Query): boolean => query.queryKey[2] === 'records';

/**
 * The plan has changed: whatever of it is in sight is read again, and its check runs anew. Without the lists of records,
 * which are long, while somebody types.
 */
export const planChanged = (plan: string, withLists = true): Promise<void> =>
  queries.invalidateQueries({
    queryKey: keys.plan(plan),
    predicate: (query) => withLists || !isList(query),
  });

/** One record has changed: it takes its place in the list of its kind at once. */
export function recordChanged(plan: string, record: PlanRecord): void {
  queries.setQueryData<PlanRecord[]>(keys.part(plan, 'records', record.kind), (list) => {
    if (!list) return list;
    const isThere = list.some((each) => each.id === record.id);
    return isThere ? list.map((each) => (each.id === record.id ? record : each)) : [...list, record];
  });
}
