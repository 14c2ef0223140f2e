import { AppLink } from '@/app/AppLink';
import { links } from '@/app/links';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';

type View = 'unit' | 'calls' | 'hazards' | 'grid' | 'map';

/** Screens made for the work of a section, beside its forms. */
const VIEWS: Record<string, readonly View[]> = {
  crisis_unit: ['unit', 'calls'],
  contacts: ['calls'],
  hazards: ['hazards'],
  intervention: ['grid'],
  scenarios: ['grid', 'map'],
  areas: ['map'],
  facilities: ['map'],
  territory: ['map'],
};

/** The other ways to work on a section. */
export function SectionLinks({ section }: { section: string }) {
  const { id } = usePlan();
  const views = VIEWS[section];
  if (!views) return null;
  return (
    <nav className="sections-views" aria-label={t('sections.links.label')}>
      {views.map((view) => (
        <AppLink key={view} kind="plain" size="small" href={links[view](id)}>
          {t(`sections.links.${view}`)}
        </AppLink>
      ))}
    </nav>
  );
}
