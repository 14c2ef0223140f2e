import { Rail, type RailItem, SEVERITIES } from '@kit';
import { useLocation } from '@tanstack/react-router';
import { useKinds } from '@/api/catalogue';
import { useOverview } from '@/api/queries';
import type { Totals } from '@/api/wire';
import { lists, t } from '@/texts';
import { links } from './links';
import { usePlan } from './plan';
import { useGo } from './useGo';

/** Pictures of the sections, from the sprite of the design system. */
const ICONS: Record<string, string> = {
  profile: 'info-circle',
  plan: 'file',
  territory: 'map-marker',
  contacts: 'telephone',
  crisis_unit: 'user',
  operations_centre: 'flag',
  hazards: 'warning-circle',
  scenarios: 'presentation',
  alerting: 'horn',
  intervention: 'list',
  areas: 'map-marker-circle',
  facilities: 'pa',
  resources: 'box',
  services: 'plug',
  protection: 'hearing',
  continuity: 'refresh',
  information: 'comment',
  exercises: 'calendar',
  attachments: 'clip',
  life: 'sign',
};

const worst = (totals: Totals): RailItem['worst'] => {
  const counts = {
    blocco: totals.blocco,
    errore: totals.errore,
    da_motivare: totals.daMotivare,
    avviso: totals.avviso,
    nota: totals.nota,
  };
  const severity = SEVERITIES.find((each) => counts[each] > 0);
  return severity && { severity, count: counts[severity] };
};

/** Names for a narrow column: the whole name stands at the head of the section. */
const shortName = (code: string): string | undefined => (lists.rail as Record<string, string>)[code];

/** Where one may go in the plan, and how each section stands. */
export function PlanRail() {
  const { id } = usePlan();
  const { catalogue } = useKinds();
  const { data } = useOverview(id);
  const { pathname } = useLocation();
  const go = useGo();
  const item = (rest: Omit<RailItem, 'href'> & { to: string }): RailItem => {
    const { to, ...others } = rest;
    const isHere = pathname === to || (to !== links.home(id) && pathname.startsWith(`${to}/`));
    return { ...others, href: `#${to}`, isCurrent: isHere || isAlso(pathname, to, id) };
  };
  const sections = catalogue.sections.map((section) => {
    const state = data?.sections.find((each) => each.code === section.code);
    return item({
      id: section.code,
      name: shortName(section.code) ?? section.name,
      icon: ICONS[section.code] ?? 'file',
      to: links.section(id, section.code),
      ...(state && state.expected > 0 && { filled: state.filled, expected: state.expected }),
      worst: state && worst(state.totals),
    });
  });
  const tool = (
    name: 'import' | 'map' | 'checks' | 'export' | 'packages' | 'history' | 'model' | 'settings' | 'portal',
    icon: string,
  ) => item({ id: name, name: t(`app.nav.${name}`), icon, to: links[name](id) });
  return (
    <Rail
      onNavigate={(href) => go(href.slice(1))}
      groups={[
        {
          id: 'home',
          items: [item({ id: 'home', name: t('app.nav.home'), icon: 'chart-line', to: links.home(id) })],
        },
        { id: 'sections', title: t('app.nav.plan'), items: sections },
        {
          id: 'tools',
          title: t('app.nav.tools'),
          items: [
            tool('map', 'pin'),
            tool('checks', 'check-circle'),
            tool('import', 'upload'),
            tool('export', 'download'),
            tool('packages', 'folder'),
            tool('portal', 'copy'),
            tool('history', 'clock'),
            tool('model', 'files'),
            tool('settings', 'settings'),
          ],
        },
      ]}
    />
  );
}

/** The forms and the call sheet belong to the section whose own screen the rail leads to. */
function isAlso(pathname: string, to: string, plan: string): boolean {
  const also: Record<string, string[]> = {
    [links.unit(plan)]: [links.forms(plan, 'crisis_unit'), links.calls(plan)],
    [links.hazards(plan)]: [links.forms(plan, 'hazards')],
    [links.grid(plan)]: [links.forms(plan, 'intervention')],
  };
  return also[to]?.includes(pathname) ?? false;
}
