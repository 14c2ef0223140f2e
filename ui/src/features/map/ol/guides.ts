import type { Extent } from 'ol/extent';
import type { Position } from '../geometry/projection';
import { toMetres } from '../geometry/projection';
import { edges, isShape, type Shape, vertices } from '../geometry/shape';
import type { Guide } from '../geometry/snap';
import { boxOf, type Ground } from './grid';
import type { PlanLayers } from './planLayers';

/** Of shapes with more vertices only these are offered: enough for a hand, light enough for a machine. */
const MOST = 20_000;

/** The lines of a shape, without those that end in the vertex in hand. */
export function shapeGuides(shape: Shape, name: string, without?: readonly number[]): Guide[] {
  const held = without?.join();
  const isHeld = (path: readonly number[]) => held !== undefined && path.join() === held;
  if (shape.type === 'Point')
    return vertices(shape)
      .filter(({ path }) => !isHeld(path))
      .map(({ at }) => ({ name, points: [toMetres(at)] }));
  return edges(shape)
    .filter(({ from, to }) => !isHeld(from.path) && !isHeld(to.path))
    .map(({ from, to }) => ({ name, points: [toMetres(from.at), toMetres(to.at)] }));
}

/** What one may snap to in view: the objects of the plan and the commune's box. */
export function guidesOf(plan: PlanLayers, ground: Ground, extent: Extent, unnamed: string): Guide[] {
  const guides: Guide[] = [];
  for (const feature of plan.within(extent)) {
    if (guides.length > MOST) break;
    if (isShape(feature.geometry))
      guides.push(...shapeGuides(feature.geometry, feature.title ? `«${feature.title}»` : unnamed));
  }
  if (ground.commune) guides.push({ name: ground.commune.name, points: boxOf(ground.commune) as Position[] });
  return guides;
}
