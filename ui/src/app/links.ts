import type { Place } from '@/api/wire';

/** Sections that open on a screen of their own; their records are reached from there. */
const SCREENS: Record<string, string> = { crisis_unit: 'unit', hazards: 'hazards', intervention: 'grid' };

const search = (values: Record<string, string | undefined>): string => {
  const filled = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `?${new URLSearchParams(filled)}` : '';
};

/** What a form is opened on. */
export interface At {
  kind?: string;
  record?: string;
  field?: string;
  finding?: string;
}

export const links = {
  welcome: () => '/welcome',
  plans: () => '/plans',
  settings: (plan: string) => `/plan/${plan}/settings`,
  home: (plan: string) => `/plan/${plan}`,
  /** Where the rail leads: the section's own screen, or its forms. */
  section: (plan: string, section: string) =>
    SCREENS[section] ? `/plan/${plan}/${SCREENS[section]}` : links.forms(plan, section),
  /** The forms of a section, open on a record and a field. */
  forms: (plan: string, section: string, at: At = {}) => `/plan/${plan}/s/${section}${search({ ...at })}`,
  unit: (plan: string) => `/plan/${plan}/unit`,
  calls: (plan: string) => `/plan/${plan}/calls`,
  hazards: (plan: string) => `/plan/${plan}/hazards`,
  grid: (plan: string, scenario?: string) => `/plan/${plan}/grid${search({ scenario })}`,
  map: (plan: string, at: { select?: string; point?: string } = {}) => `/plan/${plan}/map${search(at)}`,
  checks: (plan: string, finding?: string) => `/plan/${plan}/checks${search({ finding })}`,
  history: (plan: string, record?: string) => `/plan/${plan}/history${search({ record })}`,
  /** Whatever an office already has comes in; `kind` is what it is to become. */
  import: (plan: string, kind?: string) => `/plan/${plan}/import${search({ kind })}`,
  /** What goes out: a package for the review, or the folder of a copy. */
  export: (plan: string) => `/plan/${plan}/export`,
  packages: (plan: string) => `/plan/${plan}/packages`,
  portal: (plan: string) => `/plan/${plan}/portal`,
  model: (plan: string) => `/plan/${plan}/model`,
};

/** The screen that shows a place: the form of its record, with the focus in its field; else its section. */
export function placeLink(plan: string, place: Place, finding?: string): string {
  if (!place.kind) return `${links.section(plan, place.section)}${search({ finding })}`;
  return links.forms(plan, place.section, {
    kind: place.kind,
    record: place.record ?? undefined,
    field: place.field ?? undefined,
    finding,
  });
}

/** The place on the map, where it has one. */
export function mapLink(plan: string, place: Place): string | undefined {
  if (place.point)
    return links.map(plan, { select: place.record ?? undefined, point: place.point.join(',') });
  return place.record ? links.map(plan, { select: place.record }) : undefined;
}
