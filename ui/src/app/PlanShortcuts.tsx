import { Dialog } from '@kit';
import { useMemo } from 'react';
import { useFindingWalk } from '@/features/checks/useFindingWalk';
import { SearchDialog } from '@/features/search/SearchDialog';
import { platform } from '@/platform';
import { t } from '@/texts';
import { KeyList } from './KeyList';
import { links } from './links';
import { usePlan } from './plan';
import { useRemembered } from './remember';
import { useGo } from './useGo';
import { useShortcuts } from './useShortcuts';
import { useTurnPlan } from './useTurnPlan';
import { openKeys, openSearch, useWindows } from './windows';
import { nextZoom, setZoom } from './zoom';

/** The keys of the window, and what they open over the screen. */
export function PlanShortcuts() {
  const { id } = usePlan();
  const go = useGo();
  const turn = useTurnPlan();
  const walk = useFindingWalk();
  const [zoom] = useRemembered('zoom', '100');
  const { search, keys } = useWindows();
  useShortcuts(
    useMemo(
      () => ({
        search: openSearch,
        keys: openKeys,
        undo: () => void turn('undo'),
        redo: () => void turn('redo'),
        finding: walk,
        export: () => go(links.export(id)),
        print: () => void platform.print(),
        zoom: (way) => setZoom(way === 0 ? 100 : nextZoom(Number(zoom), way)),
      }),
      [id, go, turn, walk, zoom],
    ),
  );
  return (
    <>
      <SearchDialog isOpen={search} onOpenChange={(isOpen) => useWindows.setState({ search: isOpen })} />
      <Dialog
        title={t('app.keys.title')}
        isOpen={keys}
        onOpenChange={(isOpen) => useWindows.setState({ keys: isOpen })}
      >
        {() => <KeyList />}
      </Dialog>
    </>
  );
}
