import type { PortalItem } from '@/api/wire';
import { date } from '@/app/format';
import { t } from '@/texts';
import { inUse } from './walk';

/** "Lucia Bianchi" as LB. */
export const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

/** 12/03/2026 as 12/03, where a list is narrow and the year is in the full words. */
export const shortDate = (on: string): string => date(on).slice(0, 5);

/** What is said of a value when it comes up: enough to know it. */
const SAID = 120;
export const spoken = (item: PortalItem): string => {
  const text = inUse(item) || t('portal.item.empty');
  return text.length > SAID ? `${text.slice(0, SAID)}…` : text;
};

/** As many letters as the field of a web page counts. */
export const letters = (text: string): number => text.length;

/** The day of today in Italy, as in files. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format();
