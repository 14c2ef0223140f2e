import type { ImportRow } from '@/api/wire';

export const FILTERS = ['all', 'refused', 'guess', 'changed', 'new', 'same', 'skipped'] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a row is among those that are asked for. */
export const answers = (row: ImportRow, filter: Filter): boolean => {
  if (filter === 'all') return true;
  if (filter === 'guess') return row.lines.some(({ tone }) => tone === 'guess');
  return row.outcome === filter;
};
