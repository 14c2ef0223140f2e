import type { HistoryEntry } from '@/api/wire';
import { t } from '@/texts';

export interface Day {
  /** 2026-03-12, in Italy. */
  key: string;
  title: string;
  entries: HistoryEntry[];
}

// Swedish writes a date as ISO does.
const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day of a moment, in Italy. */
export function dayOf(at: string): string {
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? at.slice(0, 10) : iso.format(moment);
}

/** "Oggi", "Ieri", "12 marzo", and the year when it is another. */
export function dayTitle(day: string, today: string): string {
  if (day === today) return t('history.today');
  const noon = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return day;
  const yesterday = new Date(new Date(`${today}T12:00:00Z`).getTime() - DAY_MS);
  if (noon.getTime() === yesterday.getTime()) return t('history.yesterday');
  const year = day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric';
  return new Intl.DateTimeFormat('it-IT', { day: 'numeric', month: 'long', year, timeZone: 'UTC' }).format(
    noon,
  );
}

/** The entries under the day they were made on, in the order they come. */
export function byDay(entries: readonly HistoryEntry[], today: string): Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const key = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, title: dayTitle(key, today), entries: [entry] });
  }
  return days;
}
