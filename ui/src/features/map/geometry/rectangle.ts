import type { Position } from './projection';

/** The corners of a rectangle, in metres: its length points to that bearing, in degrees from the north clockwise. */
export function rectangleAround(
  [east, north]: readonly [number, number],
  width: number,
  length: number,
  bearing: number,
): Position[] {
  const angle = (bearing * Math.PI) / 180;
  const along: Position = [Math.sin(angle) * (length / 2), Math.cos(angle) * (length / 2)];
  const across: Position = [Math.cos(angle) * (width / 2), -Math.sin(angle) * (width / 2)];
  return (
    [
      [1, 1],
      [1, -1],
      [-1, -1],
      [-1, 1],
    ] as const
  ).map(([a, b]) => [east + a * along[0] + b * across[0], north + a * along[1] + b * across[1]]);
}
