import { IconBtn } from '@kit';
import { useMemo } from 'react';
import { usePlan } from '@/app/plan';
import { t } from '@/texts';
import { HintLine } from './HintLine';
import { LayersPanel } from './LayersPanel';
import { MapCanvas } from './MapCanvas';
import { StatusLine } from './StatusLine';
import { useView } from './stores';
import type { Bench } from './useBench';
import { useMapState } from './useMapState';

export interface BenchMapProps {
  bench: Bench;
  isLayers: boolean;
  onLayersClose: () => void;
}

/** The map with what stands over, above and below it. */
export function BenchMap({ bench, isLayers, onLayersClose }: BenchMapProps) {
  const { writable } = usePlan();
  const { chosen, object, drawing, ways, base, map, visible, hidden } = bench;
  const state = useMapState(bench);
  const turns = useView((now) => now.turns);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in view changes with the view
  const inView = useMemo(() => (isLayers ? (map?.inView() ?? []) : []), [isLayers, map, visible, turns]);
  return (
    <div className="map-drawn">
      <HintLine
        drawing={drawing}
        object={object}
        isChosen={chosen !== undefined}
        onTable={ways.way === 'vertices' ? undefined : () => ways.setWay('vertices')}
      />
      <MapCanvas
        ref={bench.setMap}
        state={state}
        selected={chosen?.id}
        events={{
          onPick: bench.onPick,
          onPut: drawing.put,
          onEnd: drawing.end,
          onDrag: object.drag,
          onDropped: (shape) => object.save(shape),
          onVertex: bench.setVertex,
        }}
        label={chosen ? t('map.label_of', { title: object.title }) : t('map.label')}
        onKeyDown={bench.onKeyDown}
        onDropFiles={chosen && writable ? ways.takeDropped : undefined}
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
        <svg className="map-north" viewBox="0 0 24 36" role="img" aria-label={t('map.status.north')}>
          <path d="M12 2l6 18-6-4-6 4z" />
          <text x="12" y="34">
            N
          </text>
        </svg>
        {isLayers && (
          <LayersPanel
            features={bench.features}
            inView={inView}
            hidden={hidden}
            onSwitch={bench.onSwitch}
            onAll={bench.onShowAll}
            base={base}
            onClose={onLayersClose}
          />
        )}
      </MapCanvas>
      <StatusLine base={base} isCompact={bench.isCompact} />
    </div>
  );
}
