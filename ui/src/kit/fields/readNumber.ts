import { fill, kitTexts } from '../texts';

export interface NumberReading {
  value?: number;
  /** With the comma before decimals and nothing between thousands. */
  shown?: string;
  problem?: string;
}

const italian = new Intl.NumberFormat('it-IT', { maximumFractionDigits: 10, useGrouping: false });

/** Reads a number with the comma; a point is understood, as thousands ("1.240") or as decimals ("2.5"). */
export function readNumber(text: string): NumberReading {
  const typed = text.trim();
  if (!typed) return {};
  const compact = typed.replace(/[\s']/g, '');
  const isThousands = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact);
  const plain = isThousands ? compact.replaceAll('.', '').replace(',', '.') : compact.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) {
    return { problem: fill(kitTexts.number.not_a_number, { text: typed }) };
  }
  const value = Number(plain);
  return { value, shown: italian.format(value) };
}

/** True when the reading says something that the typed text does not already say. */
export function isWorthSaying(typed: string, reading: NumberReading): boolean {
  return reading.shown !== undefined && /[.'\s]/.test(typed.trim()) && reading.shown !== typed.trim();
}
