import type { CallLine } from '@/api/wire';

/** A check that is over, or was never made. */
export const isDue = (line: CallLine): boolean => line.freshness === 'stale' || line.freshness === 'never';

/**
 * The order of the round: that of the sheet, with those called today at the end. Who did not answer comes once more, after
 * all the others.
 */
export function round(lines: readonly CallLine[], isOnlyDue: boolean): CallLine[] {
  const shown = isOnlyDue ? lines.filter(isDue) : [...lines];
  return [...shown.filter((line) => !line.outcome), ...shown.filter((line) => line.outcome)];
}

/** The line being called: the one that was chosen, while it is in the round, or the first. */
export const currentOf = (lines: readonly CallLine[], chosen: string | undefined): CallLine | undefined =>
  lines.find((line) => line.id === chosen) ?? lines[0];

/** The line after one, in the round as it was when that one was called. */
export function after(lines: readonly CallLine[], id: string): string | undefined {
  const at = lines.findIndex((line) => line.id === id);
  return lines[at + 1]?.id;
}

/** Numbers that one call answers for at first: those that need it, or the first. */
export function askedNumbers(line: CallLine): string[] {
  const due = line.phones.filter((phone) => phone.freshness === 'stale' || phone.freshness === 'never');
  return (due.length > 0 ? due : line.phones.slice(0, 1)).map((phone) => phone.contact);
}
