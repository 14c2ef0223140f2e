import { fill, kitTexts } from '../texts';

export interface DateReading {
  /** yyyy-mm-dd, when the text is a date. */
  iso?: string;
  /** dd/mm/yyyy, when the text is a date. */
  shown?: string;
  /** Sentence for the person, when it is not. */
  problem?: string;
}

const SHAPE = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{2}|\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const two = (number: number) => String(number).padStart(2, '0');

/** Reads a date as an Italian clerk writes it. The text itself is never changed. */
export function readDate(text: string): DateReading {
  const typed = text.trim();
  if (!typed) return {};
  const iso = ISO.exec(typed);
  const found = iso ? [iso[0], iso[3], iso[2], iso[1]] : SHAPE.exec(typed);
  if (!found) return { problem: fill(kitTexts.date.not_a_date, { text: typed }) };
  const [, dayText = '', monthText = '', yearText = ''] = found;
  const [day, month] = [Number(dayText), Number(monthText)];
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    return { problem: fill(kitTexts.date.impossible, { text: typed }) };
  }
  return { iso: `${year}-${two(month)}-${two(day)}`, shown: `${two(day)}/${two(month)}/${year}` };
}
