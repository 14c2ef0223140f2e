import { useCallback } from 'react';
import { call } from '@/api/client';
import { queries, useStart } from '@/api/queries';
import type { Start } from '@/api/wire';

/** Keeps something for this person on this computer: no data of a plan. */
export function remember(key: string, value: string): void {
  queries.setQueryData<Start>(['start'], (start) =>
    start ? { ...start, preferences: { ...start.preferences, [key]: value } } : start,
  );
  void call('remember', { key, value });
}

/** What is remembered under a key, and what changes it. */
export function useRemembered(key: string, otherwise: string): [string, (value: string) => void] {
  const { data } = useStart();
  const set = useCallback((value: string) => remember(key, value), [key]);
  return [data?.preferences[key] || otherwise, set];
}
