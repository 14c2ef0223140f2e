import { type RefObject, useEffect, useRef } from 'react';
import type { ImportTrial } from '@/api/wire';
import { focusable } from './doubts';

/** What is decided of a row takes its button away: the focus stays in the row, or goes to the one that took its place. */
export function useKeepRow(page: RefObject<HTMLElement | null>, trial: ImportTrial | undefined): void {
  const last = useRef<{ row: string; at: number }>(undefined);
  useEffect(() => {
    const element = page.current;
    const note = ({ target }: FocusEvent) => {
      const row = (target as Element).closest<HTMLElement>('[data-row]');
      const at = [...(element?.querySelectorAll('[data-row]') ?? [])].indexOf(row as HTMLElement);
      last.current = row?.dataset.row ? { row: row.dataset.row, at } : undefined;
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [page]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another trial has other rows
  useEffect(() => {
    if (!last.current || document.activeElement !== document.body) return;
    const { row, at } = last.current;
    const rows = [...(page.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const same = rows.find((each) => each.dataset.row === row);
    const place = same ?? rows[Math.min(at, rows.length - 1)];
    const button = same?.querySelector<HTMLElement>('.import-outcome button');
    (button ?? (place && focusable(place)))?.focus();
  }, [page, trial]);
}
