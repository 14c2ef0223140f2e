import type { Kinds } from '@/api/catalogue';
import type { Kind } from '@/api/kinds.names';
import type { Finding, Place } from '@/api/wire';
import { mapLink } from '@/app/links';
import { t } from '@/texts';

/** "Aree › Campo sportivo › Posizione". */
export function whereOf(finding: Finding, kinds: Kinds): string {
  const section = kinds.section(finding.place.section)?.name ?? t('checks.whole_plan');
  return [section, finding.recordTitle, finding.fieldLabel].filter(Boolean).join(' › ');
}

/** Shorter, where the section is known or written elsewhere: "Campo sportivo › Posizione". */
export function spotOf(finding: Finding, kinds: Kinds): string {
  const { section, kind } = finding.place;
  const first = finding.recordTitle || (kind ? kinds.kind(kind as Kind).label : kinds.section(section)?.name);
  return [first ?? t('checks.whole_plan'), finding.fieldLabel].filter(Boolean).join(' › ');
}

/** The place on the map, for what can be drawn there. */
export function mapOf(plan: string, place: Place, kinds: Kinds): string | undefined {
  const isDrawn =
    place.point ||
    (place.kind && kinds.kind(place.kind as Kind).fields.some(({ type }) => type === 'geometry'));
  return isDrawn ? mapLink(plan, place) : undefined;
}

/** The section whose screen an address is: the panel can show its findings alone. */
export function sectionAt(pathname: string): string | undefined {
  const form = /\/s\/([^/]+)$/.exec(pathname)?.[1];
  const screens: Record<string, string> = {
    unit: 'crisis_unit',
    calls: 'contacts',
    hazards: 'hazards',
    grid: 'intervention',
  };
  return form ?? screens[pathname.split('/')[3] ?? ''];
}

/** Counts as the kit wants them. */
export const countsOf = (findings: readonly Finding[]): Partial<Record<Finding['severity'], number>> => {
  const counts: Partial<Record<Finding['severity'], number>> = {};
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1;
  return counts;
};
