import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import 'ol/ol.css';
import { useTakeDropped } from '@/app/droppedFiles';
import { t } from '@/texts';
import { vertices } from '../geometry/shape';
import { type MapEvents, type MapState, PlanMap } from '../ol/PlanMap';
import { isSketching } from '../tools';
import { usePointer, useView } from './stores';
import { useLook } from './useLook';

export interface MapCanvasProps {
  state: Omit<MapState, 'words'>;
  events: Omit<MapEvents, 'onView' | 'onPointer'>;
  /** Id of the chosen object, also while it has no shape. */
  selected?: string;
  /** Name of the map for who cannot see it. */
  label: string;
  onKeyDown: (event: KeyboardEvent) => void;
  /** Takes files that are dropped on it, or leaves them to the plan as a whole. */
  onDropFiles?: (paths: readonly string[]) => boolean;
  /** Metres in a pixel when it is farthest; by itself the whole plain. */
  coarsest?: number;
  /** The map when it is ready. */
  ref?: Ref<PlanMap | null>;
  /** Over the map. */
  children?: ReactNode;
}

const words: MapState['words'] = {
  vertexOf: (name) => t('map.snap.vertex', { name }),
  edgeOf: (name) => t('map.snap.edge', { name }),
  own: t('map.snap.own'),
};

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** The drawing itself: one stop for the keyboard, with the list of objects beside it as the main way. */
export function MapCanvas({
  state,
  events,
  selected,
  label,
  onKeyDown,
  onDropFiles,
  coarsest,
  ref,
  children,
}: MapCanvasProps) {
  const place = useRef<HTMLDivElement>(null);
  const target = useRef<HTMLDivElement>(null);
  useTakeDropped(place, onDropFiles);
  const [map, setMap] = useState<PlanMap | null>(null);
  const latest = useRef(events);
  latest.current = events;
  const look = useLook();
  const id = useId();
  const view = useView((now) => now.view);

  useEffect(() => {
    if (!target.current) return;
    const told: MapEvents = {
      onPick: (feature) => latest.current.onPick(feature),
      onPut: (at) => latest.current.onPut(at),
      onEnd: () => latest.current.onEnd(),
      onDrag: (shape) => {
        usePointer.setState({ snapped: made.snapWord });
        latest.current.onDrag(shape);
      },
      onDropped: (shape) => latest.current.onDropped(shape),
      onVertex: (index) => latest.current.onVertex(index),
      onView: (now) => useView.setState(({ turns }) => ({ view: now, turns: turns + 1 })),
      onPointer: (at) => usePointer.setState({ at, snapped: at && made.snapWord }),
    };
    const made = new PlanMap(target.current, told, coarsest);
    setMap(made);
    return () => {
      setMap(null);
      made.dispose();
    };
  }, [coarsest]);
  useImperativeHandle<PlanMap | null, PlanMap | null>(ref, () => map, [map]);
  useEffect(() => map?.update({ ...state, words }), [map, state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what one snaps to follows the objects
  useEffect(() => map?.forgetGuides(), [map, state.features]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours follow the look
  useEffect(() => map?.restyle(), [map, look]);

  const { shape, tool, sketch } = state;
  return (
    <div className="map-place" ref={place}>
      <p id={id} className="visually-hidden">
        {t('map.keys')}
      </p>
      <div
        ref={target}
        className="map-canvas"
        role="application"
        aria-label={label}
        aria-describedby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map has keys of its own
        tabIndex={0}
        data-tool={tool}
        data-selected={selected ?? ''}
        data-vertices={shape ? vertices(shape).length : 0}
        data-sketch={sketch.length}
        data-view={
          view && `${rounded(view.centre[0], 2)},${rounded(view.centre[1], 2)},${rounded(view.resolution, 6)}`
        }
        data-drawing={isSketching(tool) || undefined}
        onKeyDown={onKeyDown}
      />
      <svg className="map-cross" viewBox="0 0 32 32" aria-hidden="true">
        <path d="M16 2v11M16 19v11M2 16h11M19 16h11" />
        <circle cx="16" cy="16" r="1.5" />
      </svg>
      {children}
    </div>
  );
}
