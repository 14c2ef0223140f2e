import type { Position } from '../geometry/projection';
import { boundsOf, type Shape, vertices } from '../geometry/shape';

/** Metres of a degree of latitude: enough for a small drawing. */
const DEGREE = 111_320;
/** Around a point or a small shape this much is shown at least. */
const LEAST_METRES = 240;

export interface MiniView {
  toPixel: (degrees: Position) => Position;
  /** What is seen, in degrees: west, south, east, north. */
  bounds: [number, number, number, number];
}

/** How a small drawing shows a shape with some room around. */
export function miniView(shape: Shape, width: number, height: number): MiniView | undefined {
  const bounds = boundsOf([shape]);
  if (!bounds) return undefined;
  const [west, south, east, north] = bounds;
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  const east1 = DEGREE * Math.cos((y * Math.PI) / 180);
  const span = Math.max((east - west) * east1 * 1.4, LEAST_METRES);
  const rise = Math.max((north - south) * DEGREE * 1.4, LEAST_METRES);
  const resolution = Math.max(span / width, rise / height);
  const [dx, dy] = [(width * resolution) / 2 / east1, (height * resolution) / 2 / DEGREE];
  return {
    toPixel: ([longitude, latitude]) => [
      width / 2 + ((longitude - x) * east1) / resolution,
      height / 2 - ((latitude - y) * DEGREE) / resolution,
    ],
    bounds: [x - dx, y - dy, x + dx, y + dy],
  };
}

/** Whether something of a shape may be in view. */
export function isNear(shape: Shape, [west, south, east, north]: MiniView['bounds']): boolean {
  const own = boundsOf([shape]);
  return own !== undefined && own[0] <= east && own[2] >= west && own[1] <= north && own[3] >= south;
}

/** About the middle of a shape: where its symbol stands in a small drawing. */
export function middleOf(shape: Shape): Position {
  const all = vertices(shape).map(({ at }) => at);
  const sum = all.reduce<Position>((a, b) => [a[0] + b[0], a[1] + b[1]], [0, 0]);
  return [sum[0] / all.length, sum[1] / all.length];
}
