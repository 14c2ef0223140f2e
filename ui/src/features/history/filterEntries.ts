import { matches } from '@kit';
import type { HistoryEntry } from '@/api/wire';

export interface HistoryFilter {
  text: string;
  author: string;
  section: string;
}

export const NO_FILTER: HistoryFilter = { text: '', author: '', section: '' };

export const isFiltered = (filter: HistoryFilter): boolean =>
  Boolean(filter.text.trim() || filter.author || filter.section);

const wordsOf = (entry: HistoryEntry): string =>
  [
    entry.what,
    entry.author,
    ...entry.steps.flatMap((step) => [step.title, step.label ?? '', step.before, step.after]),
  ].join(' ');

/** Entries that hold all the words, are of the author and touch the section. */
export function filterEntries(
  entries: readonly HistoryEntry[],
  filter: HistoryFilter,
  sectionOf: (kind: string) => string | undefined,
): readonly HistoryEntry[] {
  if (!isFiltered(filter)) return entries;
  return entries.filter(
    (entry) =>
      (!filter.author || entry.author === filter.author) &&
      (!filter.section || entry.steps.some((step) => sectionOf(step.kind) === filter.section)) &&
      (!filter.text.trim() || matches(wordsOf(entry), filter.text)),
  );
}
