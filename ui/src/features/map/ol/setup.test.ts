import { expect, it } from 'vitest';
import type { Shape } from '../geometry/shape';
import { gridStep } from './grid';
import { fromOl, resolutionOf, scaleOf, toOl } from './setup';

it('shapes go to the map in metres and come back as they were', () => {
  const shapes: Shape[] = [
    { type: 'Point', coordinates: [9.6175971, 45.3181021] },
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [9.61, 45.31],
            [9.62, 45.31],
            [9.62, 45.32],
            [9.61, 45.31],
          ],
        ],
      ],
    },
  ];
  for (const shape of shapes) expect(fromOl(toOl(shape))).toEqual(shape);
  const [east, north] = toOl(shapes[0] as Shape).getExtent();
  expect(east).toBeCloseTo(548_406, 1);
  expect(north).toBeCloseTo(5_018_474, 1);
});
it('scales are those of paper', () => {
  expect(scaleOf(resolutionOf(5_000))).toBeCloseTo(5_000);
});
it('lines of the grid stand apart', () => {
  expect(gridStep(1)).toBe(200);
  expect(gridStep(14)).toBe(2_000);
});
