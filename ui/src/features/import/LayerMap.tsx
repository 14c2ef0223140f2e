import '@/features/map/map.css';
import { Btn, IconBtn, RadioGroupField } from '@kit';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { useStart } from '@/api/queries';
import type { ImportLayer } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useBase } from '@/features/map/base/useBase';
import { type Position, toMetres } from '@/features/map/geometry/projection';
import type { Shape } from '@/features/map/geometry/shape';
import type { Mark } from '@/features/map/ol/editLayer';
import type { MapState, PlanMap } from '@/features/map/ol/PlanMap';
import { MapCanvas } from '@/features/map/parts/MapCanvas';
import { mapCommand } from '@/features/map/parts/mapKeys';
import { middleOf } from '@/features/map/parts/miniView';
import { usePlanFeatures } from '@/features/map/parts/useChosen';
import { t } from '@/texts';

/** One press of an arrow moves the map by so many pixels. */
const STEP = 60;
const FINE = 4;
/** Metres in a pixel: a zone beside the right one is a thousand kilometres away. */
const COARSEST = 6000;
/** Metres from the commune at which shapes want to be pointed out. */
const FAR = 30_000;
const NOTHING = () => undefined;
const NO_EVENTS = {
  onPick: NOTHING,
  onPut: NOTHING,
  onEnd: NOTHING,
  onDrag: NOTHING,
  onDropped: NOTHING,
  onVertex: NOTHING,
};

/** The plan as it is, and with what the file would bring: to be looked at, not drawn on. */
export function LayerMap({ layer, shapes }: { layer: ImportLayer; shapes: readonly Shape[] }) {
  const { card } = usePlan();
  const { data: start } = useStart();
  const { features } = usePlanFeatures();
  const { layer: base } = useBase();
  const [map, setMap] = useState<PlanMap | null>(null);
  const [isAfter, setAfter] = useState(true);
  const ground = useMemo(() => {
    const commune = start?.communes.find((one) => one.istat === card.istat);
    const near = new Set(commune?.neighbours);
    return { commune, neighbours: (start?.communes ?? []).filter((one) => near.has(one.istat)) };
  }, [start?.communes, card.istat]);
  const points = useMemo(
    () =>
      shapes.flatMap((shape): Mark[] =>
        shape.type === 'Point' ? [{ at: middleOf(shape), kind: 'here' }] : [],
      ),
    [shapes],
  );
  // Where the two would be dots in an empty plain, their names say which is which.
  const far = useMemo((): Mark[] => {
    if (!layer.bounds) return [];
    const [west, south, east, north] = layer.bounds;
    const there: Position = [(west + east) / 2, (south + north) / 2];
    const [e, n] = toMetres(there);
    const [homeEast, homeNorth] = toMetres(layer.commune);
    if (Math.hypot(e - homeEast, n - homeNorth) < FAR) return [];
    return [
      { at: there, kind: 'here', text: t('import.layer.mark') },
      { at: layer.commune, kind: 'here', text: card.commune },
    ];
  }, [layer.bounds, layer.commune, card.commune]);
  const state = useMemo(
    (): Omit<MapState, 'words'> => ({
      features,
      ground,
      base,
      tool: 'choose',
      sketch: [],
      marks: isAfter ? [...points, ...far] : [],
      hasHandles: false,
      shown: isAfter ? shapes.filter(({ type }) => type !== 'Point') : [],
    }),
    [features, ground, base, shapes, points, far, isAfter],
  );
  const { bounds } = layer;
  const fitAll = useCallback(() => {
    if (!map) return;
    // Shapes that fall far away are seen to be far away: the commune stays in view.
    const home = ground.commune?.bounds ?? [...layer.commune, ...layer.commune];
    map.fitBounds(
      bounds
        ? [
            Math.min(bounds[0], home[0] ?? bounds[0]),
            Math.min(bounds[1], home[1] ?? bounds[1]),
            Math.max(bounds[2], home[2] ?? bounds[2]),
            Math.max(bounds[3], home[3] ?? bounds[3]),
          ]
        : home,
    );
    // The names of places at the edges want some room.
    if (far.length > 0) map.zoom(0.75);
  }, [map, bounds, far, ground.commune, layer.commune]);
  useEffect(fitAll, [fitAll]);
  const fitShapes = () => bounds && map?.fitBounds(bounds);
  const fitCommune = () => ground.commune && map?.fitBounds(ground.commune.bounds);
  const onKeyDown = (event: KeyboardEvent) => {
    const command = mapCommand(event, { isMoving: false, isSketching: false });
    if (!map || !command) return;
    if (command.do === 'pan') {
      const metres = (command.isFine ? FINE : STEP) * map.resolution;
      map.pan(command.east * metres, command.north * metres);
    } else if (command.do === 'zoom') map.zoom(command.factor);
    else if (command.do === 'centre') fitAll();
    else return;
    event.preventDefault();
  };
  return (
    <div className="import-map">
      <div className="import-map-bar">
        <RadioGroupField
          label={t('import.layer.view')}
          name="view"
          options={[
            { id: 'before', name: t('import.layer.before') },
            { id: 'after', name: t('import.layer.after') },
          ]}
          value={isAfter ? 'after' : 'before'}
          onChange={(next) => setAfter(next === 'after')}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
        <div className="import-map-fit" role="group" aria-label={t('import.layer.fit')}>
          <span aria-hidden="true">{t('import.layer.fit')}</span>
          <Btn size="small" onPress={fitAll}>
            {t('import.layer.fit_all')}
          </Btn>
          {bounds && (
            <Btn size="small" onPress={fitShapes}>
              {t('import.layer.fit_shapes')}
            </Btn>
          )}
          <Btn size="small" onPress={fitCommune}>
            {t('import.layer.fit_commune')}
          </Btn>
        </div>
      </div>
      <MapCanvas
        ref={setMap}
        state={state}
        events={NO_EVENTS}
        label={t('import.layer.map')}
        onKeyDown={onKeyDown}
        coarsest={COARSEST}
      >
        <div className="map-zoom">
          <IconBtn icon="plus" name={t('map.status.zoom_in')} placement="left" onPress={() => map?.zoom(2)} />
          <IconBtn
            icon="minus"
            name={t('map.status.zoom_out')}
            placement="left"
            onPress={() => map?.zoom(0.5)}
          />
        </div>
      </MapCanvas>
    </div>
  );
}
