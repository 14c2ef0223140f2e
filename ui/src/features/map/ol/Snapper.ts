import type { Extent } from 'ol/extent';
import { buffer } from 'ol/extent';
import type { Position } from '../geometry/projection';
import type { Shape } from '../geometry/shape';
import { type Guide, snap } from '../geometry/snap';
import type { Ground } from './grid';
import { guidesOf, shapeGuides } from './guides';
import type { PlanLayers } from './planLayers';

export const SNAP_PX = 12;

/** How what one has snapped to is told. */
export interface SnapWords {
  vertexOf: (name: string) => string;
  edgeOf: (name: string) => string;
  /** The shape in hand, and what has no name. */
  own: string;
}

export interface SnapAmong {
  ground: Ground;
  shape?: Shape;
  sketch: readonly Position[];
  words: SnapWords;
}

/** Finds what a position snaps to: the shape in hand, the points put so far, the objects in view, the commune's box. */
export class Snapper {
  /** What the last position has snapped to. */
  found?: { at: Position; name: string };
  private guides: readonly Guide[] = [];

  constructor(private readonly plan: PlanLayers) {}

  /** What is in view has changed: its lines are gathered anew when they are wanted. */
  forget(): void {
    this.guides = [];
  }

  /** The position itself, or what it snaps to; `without` is the vertex in hand, which is no help to itself. */
  snap(
    at: Position,
    among: SnapAmong,
    view: { extent: Extent; resolution: number },
    without?: readonly number[],
  ): Position {
    const { ground, shape, sketch, words } = among;
    const reach = SNAP_PX * view.resolution;
    if (this.guides.length === 0)
      this.guides = guidesOf(this.plan, ground, buffer(view.extent, reach), words.own);
    const own = shape ? shapeGuides(shape, words.own, without) : [];
    const put: Guide[] = sketch.length > 0 ? [{ name: words.own, points: sketch }] : [];
    const found = snap(at, [...own, ...put, ...this.guides], reach);
    this.found = found && {
      at: found.at,
      name: found.to === 'vertex' ? words.vertexOf(found.name) : words.edgeOf(found.name),
    };
    return found?.at ?? at;
  }
}
