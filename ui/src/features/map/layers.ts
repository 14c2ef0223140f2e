import type { Feature } from '@/api/wire';
import { legendKey, type MapSymbol, symbolOf } from './symbols/symbols';

/** Which sections are out of sight, as it is remembered: codes with a space between. */
export const readHidden = (kept: string): ReadonlySet<string> => new Set(kept.split(' ').filter(Boolean));
export const writeHidden = (hidden: ReadonlySet<string>): string => [...hidden].sort().join(' ');

export function switched(
  hidden: ReadonlySet<string>,
  section: string,
  isShown: boolean,
): ReadonlySet<string> {
  const next = new Set(hidden);
  if (isShown) next.delete(section);
  else next.add(section);
  return next;
}

export const shown = (features: readonly Feature[], hidden: ReadonlySet<string>): Feature[] =>
  features.filter((feature) => !hidden.has(feature.section));

export interface LegendLine {
  key: string;
  kind: string;
  code: string;
  symbol: MapSymbol;
  /** The shapes it has in view: a pattern for areas, a line for lines. */
  isArea: boolean;
  isLine: boolean;
  count: number;
  /** None of it can be seen at this scale. */
  isTooFar: boolean;
}

/** One line for each symbol of a section that is in view, in the order in which they come. */
export function legend(features: readonly Feature[], section: string, scale: number): LegendLine[] {
  const lines = new Map<string, LegendLine>();
  for (const { kind, symbol: code, section: of, geometry } of features) {
    if (of !== section) continue;
    const key = legendKey(kind, code);
    const symbol = symbolOf(kind, code);
    const line = lines.get(key) ?? {
      key,
      kind,
      code,
      symbol,
      isArea: false,
      isLine: false,
      count: 0,
      isTooFar: symbol.fromScale !== undefined && scale > symbol.fromScale,
    };
    line.count += 1;
    line.isArea ||= geometry.type.endsWith('Polygon');
    line.isLine ||= geometry.type.endsWith('LineString');
    lines.set(key, line);
  }
  return [...lines.values()];
}

/** The place of each object among those of its kind, for the symbols that carry a number. */
export function numbers(features: readonly Feature[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  const found = new Map<string, number>();
  for (const { kind, id } of features) {
    const next = (last.get(kind) ?? 0) + 1;
    last.set(kind, next);
    found.set(id, next);
  }
  return found;
}
