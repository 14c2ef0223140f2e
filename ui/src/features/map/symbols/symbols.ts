/**
 * How things are drawn on the map: shape and letter say what, colour the family, pattern the hazard. The national set
 * (decree 265/2024) could not be read: these are ours, kept as data so that they can be replaced.
 */
export type Outline =
  | 'circle'
  | 'square'
  | 'house'
  | 'tent'
  | 'triangle'
  | 'ring'
  | 'pentagon'
  | 'hexagon'
  | 'star'
  | 'diamond'
  | 'barred'
  | 'drop'
  | 'dot';
export type Pattern = 'waves' | 'cross' | 'dots' | 'vertical' | 'oblique' | 'sparse';
export type Ink = keyof typeof INKS;

/** Chosen so that every pair differs in normal sight and in the three colour blindnesses; lighter ones on dark paper. */
export const INKS = {
  ink: { light: '#262626', dark: '#D8DFE6' },
  blue: { light: '#035CD9', dark: '#74B0FF' },
  orange: { light: '#C15701', dark: '#F2975A' },
  purple: { light: '#950186', dark: '#E48BDA' },
  brown: { light: '#59390B', dark: '#CFA873' },
  grey: { light: '#6C7884', dark: '#A3B3C1' },
  red: { light: '#CE0F3E', dark: '#FF8099' },
  green: { light: '#158759', dark: '#5FCF9F' },
} as const;

export interface MapSymbol {
  ink: Ink;
  outline: Outline;
  /** One letter, or the place of the object among those of its kind. */
  letter?: string;
  isNumbered?: boolean;
  /** Full of its colour, with the letter in white. */
  isFull?: boolean;
  /** Edge of areas: dashes in pixels. */
  dash?: readonly number[];
  isDouble?: boolean;
  pattern?: Pattern;
  line?: { width: number; dash?: readonly number[]; hasArrows?: boolean };
  /** Drawn only from this scale on: 5000 for 1:5.000. */
  fromScale?: number;
}

interface KindSymbols {
  /** The code list that chooses among them. */
  list?: string;
  byCode?: Readonly<Record<string, MapSymbol>>;
  other: MapSymbol;
  /** How it is usually drawn. */
  draws: 'point' | 'line' | 'polygon';
}

const waves: MapSymbol = { ink: 'blue', outline: 'diamond', pattern: 'waves' };
const crossed: MapSymbol = { ink: 'orange', outline: 'diamond', pattern: 'cross', dash: [14, 6] };
const dotted: MapSymbol = { ink: 'purple', outline: 'diamond', pattern: 'dots', dash: [2, 5] };
const wooded: MapSymbol = { ink: 'brown', outline: 'diamond', pattern: 'vertical', dash: [6, 5] };
const carried: MapSymbol = { ink: 'ink', outline: 'diamond', pattern: 'oblique', isDouble: true };
const otherwise: MapSymbol = { ink: 'grey', outline: 'diamond', pattern: 'sparse' };

const hazards: Readonly<Record<string, MapSymbol>> = {
  idraulico: waves,
  idrogeologico: waves,
  industriale: crossed,
  chimico: crossed,
  nucleare: crossed,
  radiologico: crossed,
  tecnologico: crossed,
  sismico: dotted,
  meteo_avverso: dotted,
  incendi_boschivi: wooded,
  trasporti: carried,
};

const place = (outline: Outline, letter: string): MapSymbol => ({ ink: 'green', outline, letter });

export const KINDS: Readonly<Record<string, KindSymbols>> = {
  scenario: { list: 'HAZARD', byCode: hazards, other: otherwise, draws: 'polygon' },
  past_event: { list: 'HAZARD', byCode: hazards, other: otherwise, draws: 'polygon' },
  hazard_source: {
    list: 'HAZARD_SOURCE_KIND',
    other: { ink: 'orange', outline: 'triangle', letter: '!', line: { width: 3, dash: [14, 6] } },
    draws: 'point',
  },
  emergency_area: {
    list: 'AREA_TYPE',
    byCode: {
      attesa: place('circle', 'A'),
      accoglienza_coperta: place('house', 'C'),
      accoglienza_scoperta: place('tent', 'S'),
      ammassamento: place('triangle', 'M'),
      atterraggio: place('ring', 'H'),
      insediamento_semipermanente: place('pentagon', 'I'),
    },
    other: place('circle', '?'),
    draws: 'polygon',
  },
  operations_seat: {
    list: 'SEAT_KIND',
    byCode: { principale: { ink: 'green', outline: 'star', isFull: true } },
    other: { ink: 'green', outline: 'star' },
    draws: 'point',
  },
  commune_profile: { other: { ink: 'ink', outline: 'square', letter: 'M', isFull: true }, draws: 'point' },
  facility: { other: { ink: 'green', outline: 'diamond' }, draws: 'point' },
  accommodation: { other: { ink: 'green', outline: 'house', letter: 'L' }, draws: 'point' },
  organisation: { other: { ink: 'grey', outline: 'square', letter: 'E' }, draws: 'point' },
  zone: { other: { ink: 'grey', outline: 'dot', dash: [8, 4] }, draws: 'polygon' },
  territory_feature: { other: { ink: 'grey', outline: 'dot', line: { width: 2 } }, draws: 'line' },
  exposed_element: {
    other: { ink: 'red', outline: 'square', isNumbered: true, line: { width: 3 } },
    draws: 'point',
  },
  critical_point: {
    other: { ink: 'red', outline: 'triangle', isNumbered: true, line: { width: 3 } },
    draws: 'point',
  },
  escape_route: {
    other: { ink: 'green', outline: 'dot', line: { width: 4, hasArrows: true } },
    draws: 'line',
  },
  gate: { other: { ink: 'ink', outline: 'barred', isNumbered: true }, draws: 'point' },
  monitoring_point: { other: { ink: 'blue', outline: 'drop' }, draws: 'point' },
  patrol: { other: { ink: 'blue', outline: 'dot', line: { width: 3, dash: [10, 6] } }, draws: 'line' },
  depot: { other: { ink: 'grey', outline: 'square', letter: 'D' }, draws: 'point' },
  service_node: {
    other: { ink: 'grey', outline: 'circle', letter: 'N', line: { width: 2 } },
    draws: 'point',
  },
  hydrant: { other: { ink: 'grey', outline: 'dot', letter: 'i', fromScale: 5000 }, draws: 'point' },
  waste_site: { other: { ink: 'grey', outline: 'hexagon', letter: 'R' }, draws: 'polygon' },
  cultural_asset: { other: { ink: 'brown', outline: 'pentagon', letter: 'B' }, draws: 'point' },
  livestock_farm: { other: { ink: 'brown', outline: 'circle', letter: 'Z' }, draws: 'point' },
};

const UNKNOWN: KindSymbols = { other: { ink: 'grey', outline: 'circle' }, draws: 'point' };

export const symbolsOf = (kind: string): KindSymbols => KINDS[kind] ?? UNKNOWN;

/** What an object is drawn with. */
export function symbolOf(kind: string, code: string): MapSymbol {
  const symbols = symbolsOf(kind);
  return symbols.byCode?.[code] ?? symbols.other;
}

/** Objects that share a line of the legend. */
export function legendKey(kind: string, code: string): string {
  return symbolsOf(kind).byCode && code ? `${kind}:${code}` : kind;
}

/** Labels on the map are cut: the list has the whole name. */
export const LONGEST_LABEL = 24;
export const shortLabel = (title: string): string =>
  title.length <= LONGEST_LABEL ? title : `${title.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
