import { announce } from '@kit';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStart } from '@/api/queries';
import type { Feature } from '@/api/wire';
import { usePlan } from '@/app/plan';
import { useRemembered } from '@/app/remember';
import { t } from '@/texts';
import { useBase } from '../base/useBase';
import type { Position } from '../geometry/projection';
import { isShape, moved, removeVertex, vertices } from '../geometry/shape';
import { readHidden, shown as shownOf, switched, writeHidden } from '../layers';
import type { PlanMap } from '../ol/PlanMap';
import { isSketching, sketched, type Tool } from '../tools';
import { useWays } from '../ways/useWays';
import type { NewObject } from './KindChoice';
import { canJoin, joinWith } from './ToolPanels';
import { type Chosen, useChosen, usePlanFeatures } from './useChosen';
import { useDrawing } from './useDrawing';
import { useMapKeys } from './useMapKeys';
import { useMapView } from './useMapView';
import { useNewObject } from './useNewObject';
import { useSaid } from './useSaid';
import { useShapeWords } from './useShapeWords';
import { useShown } from './useShown';

export interface BenchOf {
  chosen?: Chosen;
  onChoose: (chosen: Chosen | undefined) => void;
  /** Opens the form of the chosen object. */
  onOpen: () => void;
  /** Makes a new object and chooses it; tells its id. */
  onAdd?: (made: NewObject) => Promise<string>;
  /** A place to show. */
  point?: Position;
  /** Beside a form: no list, no card. */
  isCompact?: boolean;
}

/** Presses of an arrow that follow each other within this time are one step of the history. */
const IN_A_ROW_MS = 1500;

/** All that the map, its tools and its cards share: one chosen object, one tool, one view. */
export function useBench({ chosen, onChoose, onOpen, onAdd, point, isCompact = false }: BenchOf) {
  const { card, writable } = usePlan();
  const { data: start } = useStart();
  const { features } = usePlanFeatures();
  const object = useChosen(chosen);
  const drawing = useDrawing(object, chosen !== undefined);
  const base = useBase();
  const [map, setMap] = useState<PlanMap | null>(null);
  const [vertex, setVertex] = useState<number>();
  const [keptHidden, keepHidden] = useRemembered('map-hidden', '');
  const hidden = useMemo(() => readHidden(keptHidden), [keptHidden]);
  const { shown, show, hide } = useShown(map, chosen?.id);
  const { tool, sketch, measured } = drawing;
  const { shape, save, field, title } = object;
  const id = chosen?.id;

  const visible = useMemo(() => shownOf(features, hidden), [features, hidden]);
  const measure = useMemo(
    () => measured ?? (tool === 'measure' ? sketched({ tool, sketch, left: {} })?.shape : undefined),
    [measured, tool, sketch],
  );
  const wordsOf = useMemo(
    () => chosen && field && { kind: chosen.kind, id: chosen.id, field: field.name },
    [chosen, field],
  );
  const words = useShapeWords(wordsOf, shape);
  const measureWords = useShapeWords(undefined, measure);
  useSaid((measure ? measureWords : words)?.sentence ?? '');

  const ways = useWays({ title, forms: field?.forms ?? [], shape, save });
  const ground = useMemo(() => {
    const commune = start?.communes.find((one) => one.istat === card.istat);
    const near = new Set(commune?.neighbours);
    return { commune, neighbours: (start?.communes ?? []).filter((one) => near.has(one.istat)) };
  }, [start?.communes, card.istat]);
  /** The object was chosen in the list: its place is shown, and the card takes the focus where the list goes. */
  const isFromList = useRef(false);
  useMapView({ map, point, id, shape, ground, pieces: drawing.pieces, comesBack: !isCompact, isFromList });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a vertex belongs to its object
  useEffect(() => setVertex(undefined), [id]);

  const take = (next: Tool) => {
    if (next !== 'vertices') ways.setWay(undefined);
    drawing.take(next);
    if (isSketching(next) || next === 'move') map?.focus();
  };
  // Who comes from a finding comes to mend it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when a place is asked for
  useEffect(() => {
    if (point && writable && id) drawing.take('vertices');
  }, [point, id]);
  const add = useNewObject(object, drawing, onAdd, take);

  const onPick = (feature: Feature | undefined) => {
    isFromList.current = false;
    if (tool === 'join' && shape && chosen) {
      if (feature && canJoin(shape, chosen.id, feature))
        void joinWith(shape, feature).then((made) => drawing.apply(made));
    } else if (feature) {
      announce(feature.title);
      onChoose({ kind: feature.kind as Chosen['kind'], id: feature.id });
    } else if (tool === 'choose') onChoose(undefined);
  };
  const removeHeld = () => {
    const held = shape && vertex !== undefined ? vertices(shape)[vertex] : undefined;
    if (!shape || !held || tool !== 'vertices') return;
    const next = removeVertex(shape, held.path);
    if (next) save(next);
    else announce(t('map.draw.no_vertex'));
    setVertex(undefined);
  };
  const nudgedAt = useRef(0);
  const nudge = (east: number, north: number) => {
    if (!shape) return;
    save(moved(shape, east, north), { goesOn: Date.now() - nudgedAt.current < IN_A_ROW_MS });
    nudgedAt.current = Date.now();
  };
  const onKeyDown = useMapKeys({
    map,
    drawing,
    canMove: writable && shape !== undefined,
    onNudge: nudge,
    onCentre: () => shape && map?.fit([shape]),
    onOpenCross: () => {
      const under = map?.underCross();
      if (under && under.id === id) onOpen();
      else onPick(under);
    },
    onRemove: removeHeld,
    onLeave: () => {
      hide();
      if (tool === 'choose') onChoose(undefined);
      else drawing.leaveTool();
    },
  });
  const fit = () => {
    if (shape) map?.fit([shape]);
    else if (visible.length > 0)
      map?.fit(visible.flatMap(({ geometry }) => (isShape(geometry) ? [geometry] : [])));
    else if (ground.commune) map?.fitBounds(ground.commune.bounds);
  };

  return {
    chosen,
    onChoose,
    isFromList,
    point,
    isCompact,
    canAdd: writable && onAdd !== undefined,
    add,
    object,
    drawing,
    ways,
    base,
    ground,
    map,
    setMap,
    features,
    visible,
    hidden,
    onSwitch: (section: string, isShown: boolean) =>
      keepHidden(writeHidden(switched(hidden, section, isShown))),
    onShowAll: () => keepHidden(''),
    vertex,
    setVertex,
    shown,
    show,
    words,
    measure,
    measureWords,
    take,
    fit,
    onPick,
    onKeyDown,
  };
}

export type Bench = ReturnType<typeof useBench>;
