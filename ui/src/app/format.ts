import type { PlanCard } from '@/api/wire';
import { t } from '@/texts';

const short = new Intl.DateTimeFormat('it-IT', {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  timeZone: 'Europe/Rome',
});
const clock = new Intl.DateTimeFormat('it-IT', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Rome',
});
const number = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 2 });

/** 2026-03-12 or a moment, as 12/03/2026. */
export const date = (text: string | null | undefined): string => {
  const whole = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (whole) return `${whole[3]}/${whole[2]}/${whole[1]}`;
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? (text ?? '') : short.format(at);
};
/** A moment as 10:42, in Italy. */
export const time = (text: string): string => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : clock.format(at);
};
/** A moment as 12/03/2026, 10:42. */
export const moment = (text: string): string => `${date(text)}, ${time(text)}`;
export const figure = (value: number): string => number.format(value);

/** "Bozza, revisione 2"; a plan that was never revised is being written for the first time. */
export const stateWords = ({ stateLabel, revision }: Pick<PlanCard, 'stateLabel' | 'revision'>): string =>
  revision > 0
    ? t('app.header.revision', { state: stateLabel, revision })
    : t('app.header.first_revision', { state: stateLabel });
