import type { Finding, NextThing } from '@/api/wire';
import { links, placeLink } from '@/app/links';
import { t } from '@/texts';

/** The finding that a thing to do is about: its form then shows it. */
const findingOf = ({ key, place }: NextThing, findings: readonly Finding[]) =>
  findings.find(
    (finding) =>
      key.startsWith(`${finding.code} `) &&
      finding.place.record === place.record &&
      finding.place.field === place.field,
  );

/** Where a thing to do is done. */
export function nextLink(plan: string, thing: NextThing, findings: readonly Finding[]): string {
  if (thing.screen === 'model') return links.model(plan);
  if (thing.screen) return links.export(plan);
  return placeLink(plan, thing.place, findingOf(thing, findings)?.key);
}

export function nextWords({ screen, place }: NextThing): string {
  if (screen === 'model') return t('home.next.go_model');
  if (screen === 'pack') return t('home.next.go_pack');
  if (screen) return t('home.next.go_screen');
  return place.field || place.record ? t('home.next.go') : t('home.next.go_section');
}
