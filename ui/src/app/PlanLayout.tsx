import { Frame, Header, Notices, Region } from '@kit';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useOverview, useStart } from '@/api/queries';
import { ChecksPanel } from '@/features/checks/ChecksPanel';
import { useBeside } from '@/features/sections/beside/beside';
import { t } from '@/texts';
import { useCompanion } from './companion';
import { FilesOver, useDroppedFiles } from './FilesOver';
import { HeaderEnd, HeaderMiddle, HeaderStart } from './HeaderParts';
import { links } from './links';
import { useOpened } from './openedFile';
import { PlanBanner } from './PlanBanner';
import { PlanRail } from './PlanRail';
import { PlanShortcuts } from './PlanShortcuts';
import { OpenPlanProvider } from './plan';
import { remember, useRemembered } from './remember';
import { NotFound } from './ScreenError';
import { useGo } from './useGo';
import { useScreenFocus } from './useScreenFocus';
import { useNoteVisits } from './visited';

/** Screens that need the whole width: the list of findings waits at the edge. */
const WIDE = /\/(map|import|export|unit|grid|hazards|calls|portal)$|^\/plan\/[^/]+$/;

/** A package that the system asks to open leads to the screen where packages are read. */
function useOpenedHere(plan: string, isOpen: boolean): void {
  const { file } = useOpened();
  const go = useGo();
  useEffect(() => {
    if (file && isOpen) go(links.packages(plan));
  }, [file, isOpen, plan, go]);
}

/** Everything around the screens of one plan. */
export function PlanLayout() {
  const { plan: id } = useParams({ from: '/plan/$plan' });
  const { pathname, href } = useLocation();
  const { data: start } = useStart();
  const { data: overview } = useOverview(id);
  const known = start?.plans.find((plan) => plan.id === id);
  // The plan itself says how it stands now; the list of plans was read when the window opened.
  const card = known && (overview?.plan ?? known);
  const [icons, setIcons] = useRemembered('rail', 'names');
  const [beside] = useBeside(id);
  const open = useMemo(
    () => card && start && { id, card, archive: start.archive, writable: start.archive.writable },
    [id, card, start],
  );
  useEffect(() => {
    if (open) remember('last', href);
  }, [open, href]);
  useNoteVisits(id, href);
  useOpenedHere(id, open !== undefined);
  useDroppedFiles(id);
  useScreenFocus(pathname);
  const isCompanion = useCompanion((state) => state.isOn);
  if (!start) return <p>{t('app.loading')}</p>;
  if (!open) return <NotFound />;
  // A paper beside the forms wants the room of the list of findings.
  const isWide = WIDE.test(pathname) || (beside !== '' && pathname.includes('/s/'));
  if (isCompanion)
    return (
      <OpenPlanProvider value={open}>
        <PlanShortcuts />
        <Region role="main" id="pp-main" label={t('app.companion')} className="portal-window">
          <Outlet />
        </Region>
        <Notices />
      </OpenPlanProvider>
    );
  return (
    <OpenPlanProvider value={open}>
      <PlanShortcuts />
      <Frame
        header={
          <Header
            brand={t('app.name')}
            start={<HeaderStart />}
            middle={<HeaderMiddle />}
            end={<HeaderEnd />}
          />
        }
        rail={<PlanRail />}
        banner={<PlanBanner />}
        panel={pathname.endsWith('/checks') ? undefined : <ChecksPanel isClosedFirst={isWide} />}
        isRailIcons={icons === 'icons'}
        onRailIcons={(isIcons) => setIcons(isIcons ? 'icons' : 'names')}
        isFill={/\/(map|checks|portal|s\/)/.test(pathname)}
      >
        <Outlet />
      </Frame>
      <FilesOver />
      <Notices />
    </OpenPlanProvider>
  );
}
