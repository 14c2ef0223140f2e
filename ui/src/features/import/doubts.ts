import type { ImportColumn, ImportRow } from '@/api/wire';

/** What marks a part of the page that a person had better look at. */
export const DOUBT = 'data-doubt';

/** Columns of which the program is not sure; those that a person has set since are no doubt any more. */
export const unsureColumns = (columns: readonly ImportColumn[]): number[] =>
  columns.flatMap(({ target, sure }, at) => (target !== '' && !sure ? [at] : []));

/** A row of which something was not understood, or guessed, and nothing was decided. */
export const isDoubtful = ({ outcome, lines }: ImportRow): boolean =>
  outcome !== 'skipped' &&
  lines.some(({ tone, decided }) => (tone === 'problem' || tone === 'guess') && !decided);

/** A doubt that was looked at, and which of them it was. */
export interface Seen {
  place: Element;
  at: number;
}

/** Which doubt comes after one: the first after the last, and where it was when it is settled meanwhile. */
export function doubtAfter(places: readonly Element[], seen: Seen | undefined): number {
  if (!seen) return 0;
  const at = places.indexOf(seen.place);
  if (at >= 0) return (at + 1) % places.length;
  if (!seen.place.isConnected) return seen.at % places.length;
  const next = places.findIndex(
    (place) => seen.place.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return Math.max(next, 0);
}

/**
 * What takes the focus in a place: the field of a column, the name of a row. Not its buttons: who goes through the doubts
 * with the keys decides nothing by one press too many.
 */
export const focusable = (place: Element): HTMLElement | null =>
  place.querySelector<HTMLElement>('input, th[tabindex]');
