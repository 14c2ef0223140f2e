import type { Position } from './projection';

/** A line of points in metres that one may snap to, and what it is called. */
export interface Guide {
  name: string;
  points: readonly Position[];
}

export interface Snapped {
  at: Position;
  to: 'vertex' | 'edge';
  name: string;
}

const distance = (a: Position, b: Position) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The nearest point of a segment. */
export function nearestOn(at: Position, from: Position, to: Position): Position {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  if (length === 0) return from;
  const part = Math.max(0, Math.min(1, ((at[0] - from[0]) * dx + (at[1] - from[1]) * dy) / length));
  return [from[0] + part * dx, from[1] + part * dy];
}

/** The vertex, else the edge, within reach in metres; vertices win because they are what people aim at. */
export function snap(at: Position, guides: readonly Guide[], reach: number): Snapped | undefined {
  let best: Snapped | undefined;
  let least = reach;
  for (const { name, points } of guides)
    for (const point of points) {
      const far = distance(at, point);
      if (far <= least) [best, least] = [{ at: point, to: 'vertex', name }, far];
    }
  if (best) return best;
  for (const { name, points } of guides)
    for (let i = 1; i < points.length; i += 1) {
      const point = nearestOn(at, points[i - 1] as Position, points[i] as Position);
      const far = distance(at, point);
      if (far <= least) [best, least] = [{ at: point, to: 'edge', name }, far];
    }
  return best;
}
