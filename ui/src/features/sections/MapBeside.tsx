import { Splitter, useFrame } from '@kit';
import { lazy, type ReactNode, Suspense } from 'react';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { useWindowWidth } from './useWindowWidth';

const RecordMap = lazy(() => import('@/features/map/RecordMap').then((map) => ({ default: map.RecordMap })));

/** Below this width of the window list, form and map would all be too narrow. */
const LEAST_WIDTH = 1440;

export interface MapChoice {
  canShow: boolean;
  isOn: boolean;
  isShown: boolean;
  toggle: () => void;
}

/** Whether the map stands beside the form: where there is room, and as the person left it. */
export function useMapBeside(hasShapes: boolean): MapChoice {
  const { room } = useFrame();
  const width = useWindowWidth();
  const [choice, setChoice] = useRemembered('map-beside', 'on');
  const canShow = hasShapes && room === 'wide' && width >= LEAST_WIDTH;
  const isOn = choice === 'on';
  return { canShow, isOn, isShown: canShow && isOn, toggle: () => setChoice(isOn ? 'off' : 'on') };
}

/** The form with the map of its shapes beside it. */
export function MapBeside({ kind, id, form }: { kind: string; id: string; form: ReactNode }) {
  const [width, setWidth] = useRemembered('split.map', '56');
  return (
    <Splitter
      label={t('sections.form.map_label')}
      initial={Number(width)}
      least={35}
      onResize={(percent) => setWidth(String(percent))}
      first={form}
      second={
        <Suspense fallback={<p className="pp-quiet">{t('sections.loading')}</p>}>
          <div className="sections-map">
            <RecordMap kind={kind} id={id} />
          </div>
        </Suspense>
      }
    />
  );
}
