import { type RefObject, useEffect, useRef } from 'react';
import { usePlan } from '@/app/plan';
import type { Position } from '../geometry/projection';
import type { Shape } from '../geometry/shape';
import type { Ground } from '../ol/grid';
import type { PlanMap } from '../ol/PlanMap';
import { leftViews, useView } from './stores';
import { usePlanFeatures } from './useChosen';

export interface MapViewOf {
  map: PlanMap | null;
  /** A place that was asked for. */
  point?: Position;
  /** The chosen object and its shape. */
  id?: string;
  shape?: Shape;
  ground: Ground;
  /** What is to be seen as a whole for the moment. */
  pieces?: readonly Shape[];
  /** Opens where the map of the plan was left. */
  comesBack: boolean;
  /** The object was chosen by its name. */
  isFromList: RefObject<boolean>;
}

/** What part of the ground is shown: at first, and when another place or object is asked for. */
export function useMapView(of: MapViewOf): void {
  const { map, point, id, shape, ground, pieces, comesBack, isFromList } = of;
  const { id: plan } = usePlan();
  const { features, told } = usePlanFeatures();
  const isPlaced = useRef(false);
  const isTold = told !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when map and objects are there
  useEffect(() => {
    if (!map || !told || isPlaced.current) return;
    isPlaced.current = true;
    const left = comesBack ? leftViews.get(plan) : undefined;
    if (point) map.goTo(point);
    else if (shape) map.fit([shape]);
    else if (left) map.place(left);
    else if (features.length > 0) map.fitBounds(told.bounds);
    else if (ground.commune) map.fitBounds(ground.commune.bounds);
    else map.goTo(told.commune, 10);
  }, [map, isTold]);
  useEffect(() => {
    if (map && point && isPlaced.current) map.goTo(point);
  }, [map, point]);
  // What is chosen in the list is brought into view, as large as it takes to see it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another is chosen
  useEffect(() => {
    if (!map || !shape || !isPlaced.current) return;
    if (!map.sees(shape) || (isFromList.current && map.isSmall(shape))) map.fit([shape]);
  }, [map, id]);
  useEffect(() => {
    if (map && pieces?.some((piece) => !map.sees(piece))) map.fit(pieces);
  }, [map, pieces]);
  useEffect(
    () => () => {
      const { view } = useView.getState();
      if (view && comesBack) leftViews.set(plan, view);
    },
    [plan, comesBack],
  );
}
